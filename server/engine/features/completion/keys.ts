import type { Charter } from '../../charter/charter.ts';
import type { Evaluation } from '../../evaluate.ts';
import { rulesReading } from '../../explain.ts';
import { keyTemplate, valueTemplate } from '../../fixes/scaffold.ts';
import type { FieldSpec } from '../../format/field-spec.ts';
import { API_VERSION, CHARTER } from '../../format/fields.ts';
import type { Rule } from '../../rule.ts';
import { RULES, ruleById } from '../../rules/index.ts';
import { newCharter, slug } from '../../template.ts';
import { lineEndOf } from '../../text/lines.ts';
import { describeCheck } from '../describe-check.ts';
import type { WordCaret } from './caret.ts';
import type { Completion } from './item.ts';
import { isFirst, plainPath, usualPaths } from './usual-paths.ts';

/** The keys that belong at a place and are not there yet, in canonical order. */
export function keyCompletions(
  charter: Charter,
  caret: WordCaret,
  keys: Readonly<Record<string, FieldSpec>>,
  rules: readonly Rule[],
): Completion[] {
  const { path, word, flow, column } = caret;
  return Object.entries(keys).flatMap(([key, spec]) => {
    if (caret.written.has(key)) return [];
    const isHead = caret.above && !caret.colon;
    if (isHead && !spec.keys && !spec.items) return [];
    const own = [...path, key];
    const inside = pathsBelow(charter, own, spec);
    const text = caret.colon
      ? [key]
      : isHead
        ? [`${key}:`]
        : keyTemplate(charter, key, spec, inside, flow ? undefined : column);
    const readers = isOfCharter(charter) ? rulesReading(own.join('.'), rules) : [];
    const below = isOfCharter(charter) && readers.length === 0 ? gateRulesBelow(own, rules) : [];
    const single = text.filter((part) => typeof part !== 'string').length === 1 && typeof text.at(-1) !== 'string';
    return [
      {
        label: key,
        kind: 'key' as const,
        detail: neededFor([...readers, ...below]),
        about: [
          describe(spec, path[0] === 'severities' ? [ruleById(key)].filter((rule) => rule !== undefined) : readers),
          below.map(({ title, id }) => `- ${title} (\`${id}\`)`).join('\n'),
        ]
          .filter(Boolean)
          .join('\n\n'),
        span: word,
        text: caret.colon ? text : [...text, ...between(charter, caret)],
        asks: single && hasSuggestions(spec) ? true : undefined,
      },
    ];
  });
}

/** A whole item of a list: of maps, in braces. */
export function itemCompletions(charter: Charter, caret: WordCaret, list: FieldSpec): Completion[] {
  const { items } = list;
  if (!items?.keys || caret.colon) return [];
  const path = caret.item ? caret.path.slice(0, -1) : caret.path;
  const keys = isOfCharter(charter)
    ? Object.keys(items.keys)
    : pathsBelow(charter, path, list).map((inside) => inside.slice(2));
  const value = valueTemplate(items, keys);
  return [
    {
      label: caret.item ? `{ ${keys.join(', ')} }` : `- { ${keys.join(', ')} }`,
      kind: 'template',
      detail: String(path.at(-1) ?? ''),
      about: `${items.about} On one line, with a blank for each key.`,
      span: caret.word,
      text: caret.item ? [...value, ...between(charter, caret)] : ['- ', ...value],
      filter: caret.item ? '{ }' : '- { }',
    },
  ];
}

/** The whole of a page, where nothing is written yet: the shortest that is honest, or all that a pilot needs. */
export function pageCompletions(charter: Charter, caret: WordCaret, { name }: Evaluation): Completion[] {
  if (charter.document.root?.kind === 'map' || caret.path.length > 0) return [];
  const lineEnd = lineEndOf(charter.document.text);
  const sections = Object.entries(CHARTER.keys ?? {}).flatMap(([key, spec]) =>
    spec.kinds[0] === 'map' && !spec.inline && isFirst(key)
      ? [lineEnd, lineEnd, ...keyTemplate(charter, key, spec, usualPaths([key]), 0)]
      : [],
  );
  const head = `apiVersion: ${API_VERSION}${lineEnd}name: ${slug(name)}${lineEnd}title: `;
  const page = { kind: 'template' as const, span: caret.word };
  return [
    {
      ...page,
      label: 'charter',
      detail: 'a new page',
      about: 'An honest research page: what it is for and who owns it. What is not known yet stays blank.',
      text: newCharter(name),
    },
    {
      ...page,
      label: 'charter-page',
      detail: 'a whole page',
      about: 'All that a pilot needs, blank by blank. What is not known yet may stay blank.',
      text: [head, { hint: 'what it does' }, `${lineEnd}status: research`, ...sections, lineEnd],
    },
  ];
}

/** What is written first in the lists of a policy. */
const POLICY_PATHS: Readonly<Record<string, readonly string[]>> = {
  people: ['0.name', '0.contact'],
  checks: ['0.id', '0.path', '0.condition', '0.message'],
};

function pathsBelow(charter: Charter, path: readonly (string | number)[], spec: FieldSpec): readonly string[] {
  if (isOfCharter(charter)) return usualPaths(path);
  return POLICY_PATHS[path.join('.')] ?? (spec.items && !spec.kinds.includes('text') ? ['0'] : []);
}

function isOfCharter(charter: Charter): boolean {
  return charter.specAt([]) === CHARTER;
}

/** True where the values of a key are known, so that a list of them is worth more than a hint. */
function hasSuggestions({ values, kinds }: FieldSpec): boolean {
  return (values !== undefined && values.length > 1) || kinds.includes('date') || kinds.includes('flag');
}

/** The checks of the gates that read something in a section. */
function gateRulesBelow(path: readonly (string | number)[], rules: readonly Rule[]): Rule[] {
  const start = `${plainPath(path)}.`;
  // The words of a policy's own check are somebody else's.
  return rules.filter(
    ({ id, gates, fields }) =>
      gates.length > 0 && ruleById(id) !== undefined && fields.some((field) => field.startsWith(start)),
  );
}

function neededFor(readers: readonly Rule[]): string | undefined {
  const gates = new Set(readers.flatMap((rule) => rule.gates));
  return gates.has('charter') ? 'for pilot' : gates.has('production') ? 'for production' : undefined;
}

/** What a key is for, and the checks that read it. */
export function describe(spec: FieldSpec, readers: readonly Rule[]): string {
  const values =
    spec.values && spec.values.length <= 12 ? ` One of ${spec.values.map((value) => `\`${value}\``).join(', ')}.` : '';
  const order = (rule: Rule) => (rule.gates.length > 0 ? 0 : 1) * RULES.length + RULES.indexOf(rule);
  const checks = [...readers].sort((a, b) => order(a) - order(b)).map(describeCheck);
  return [`${spec.about}${values}`, ...(checks.length > 0 ? ['---'] : []), ...checks].join('\n\n');
}

/** What parts a new key, or a new item in brackets, from what follows. */
function between({ document: { text } }: Charter, { flow, column, word: { end } }: WordCaret): readonly string[] {
  if (flow) return /^(?:\s|#.*)*[^\s#,\]}]/.test(text.slice(end, end + 1000)) ? [text[end] === ' ' ? ',' : ', '] : [];
  return /^[ \t]*[\w"']/.test(text.slice(end, end + 200)) ? [`${lineEndOf(text)}${' '.repeat(column)}`] : [];
}
