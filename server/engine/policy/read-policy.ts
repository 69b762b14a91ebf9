import { policy as validatePolicy } from '#validators';
import { type Charter, viewCharter } from '../charter/charter.ts';
import { amountIn, type Field } from '../charter/field.ts';
import { parseCharter } from '../document/parse.ts';
import { setValue } from '../fixes/set-value.ts';
import { LABELS, parsePath, specAt } from '../format/fields.ts';
import type { Finding, Fix, Label, Report, Severity } from '../rule.ts';
import { RULES } from '../rules/index.ts';
import { nearest } from '../structure/nearest.ts';
import { findStructureFaults } from '../structure/structure-faults.ts';
import { placeholderTest } from '../values/placeholder.ts';
import { type CompilePattern, readCondition } from './condition.ts';
import { POLICY } from './fields.ts';
import { type CustomCheck, DEFAULT_POLICY, type Person, type Thresholds, type WordList, type Words } from './policy.ts';

/** What one policy file says, and what is wrong with it. What is wrong is left out; the rest holds. */
export interface PolicyFile {
  readonly charter: Charter;
  readonly extends: readonly Field[];
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly people: readonly Person[];
  readonly internalDomains: readonly string[];
  readonly words: Readonly<Record<WordList, Words>>;
  readonly timeZone: string | undefined;
  readonly thresholds: Partial<Thresholds>;
  readonly required: Readonly<Record<Label, readonly string[]>>;
  readonly checks: readonly CustomCheck[];
  readonly findings: readonly Finding[];
}

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
const WORD_LISTS: readonly WordList[] = ['placeholders', 'impressions', 'fallbacks', 'manualDestinations'];

/** Reads a policy. Never throws. */
export function readPolicyFile(text: string, compile: CompilePattern): PolicyFile {
  const document = parseCharter(text);
  const charter = viewCharter(document, placeholderTest({ add: [], exempt: ['*'] }), POLICY);
  const findings: Finding[] = document.problems.map(({ message, span }) =>
    finding('yaml-syntax', { span, problem: message, todo: '', fields: [], missing: false, fixes: [] }),
  );
  if (findings.length === 0) {
    for (const report of findStructureFaults(charter, { validate: validatePolicy, what: 'a policy' }))
      findings.push(finding('schema', report));
  }
  const say = (field: Field, problem: string, todo: string, fixes: readonly Fix[] = []): void => {
    findings.push(
      finding('policy', { span: field.span, problem, todo, fields: [field.path], missing: field.blank, fixes }),
    );
  };

  const checks = readChecks(charter, compile, say);
  const file: PolicyFile = {
    charter,
    extends:
      charter.field('extends').text !== undefined
        ? [charter.field('extends')]
        : charter.items('extends').filter(({ text: path }) => path),
    severities: readSeverities(charter, checks, say),
    people: charter.items('people').map(({ path }) => readPerson(charter, path)),
    internalDomains: texts(charter, 'internalDomains').map((domain) => domain.toLowerCase().replace(/^@/, '')),
    words: Object.fromEntries(WORD_LISTS.map((list) => [list, readWords(charter, list)])) as Record<WordList, Words>,
    timeZone: readTimeZone(charter.field('timeZone'), say),
    thresholds: readThresholds(charter, say),
    required: Object.fromEntries(
      LABELS.map((label) => [label, readRequired(charter, label, say)]),
    ) as unknown as Record<Label, readonly string[]>,
    checks,
    findings,
  };
  return { ...file, findings: onePerPlace(findings) };
}

type Say = (field: Field, problem: string, todo: string, fixes?: readonly Fix[]) => void;

function finding(check: string, { span, problem, todo, fields, missing, fixes }: Report): Finding {
  return { check, severity: 'error', message: [problem, todo].filter(Boolean).join(' '), span, fields, missing, fixes };
}

function onePerPlace(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return [...findings]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => !seen.has(`${span.start} ${span.end}`) && seen.add(`${span.start} ${span.end}`));
}

function texts(charter: Charter, path: string): string[] {
  return charter.items(path).flatMap(({ text }) => text ?? []);
}

function readPerson(charter: Charter, path: string): Person {
  const at = (key: string) => charter.field(`${path}.${key}`).text;
  return { name: at('name'), contact: at('contact'), team: at('team'), until: at('until') };
}

function readWords(charter: Charter, list: WordList): Words {
  return { add: texts(charter, `words.${list}.add`), exempt: texts(charter, `words.${list}.exempt`) };
}

function readSeverities(charter: Charter, checks: readonly CustomCheck[], say: Say): Record<string, Severity | 'off'> {
  const { node } = charter.field('severities');
  const known = [...RULES, ...checks].map(({ id }) => id);
  const result: Record<string, Severity | 'off'> = {};
  for (const { key, keySpan } of node?.kind === 'map' ? node.entries : []) {
    const field = charter.field(`severities.${key}`);
    if (!known.includes(key) && !/^required-for-/.test(key)) {
      const guess = nearest(key, known);
      say(
        { ...field, span: keySpan },
        `There is no check "${key}".`,
        guess ? `Did you mean "${guess}"?` : 'Write the id of a check.',
      );
      continue;
    }
    const severity = SEVERITIES.find((candidate) => candidate === field.text);
    if (severity) result[key] = severity;
  }
  return result;
}

function readTimeZone(field: Field, say: Say): string | undefined {
  if (field.text === undefined) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: field.text });
    return field.text;
  } catch {
    say(field, `There is no time zone "${field.text}".`, 'Write one as in Europe/Berlin or UTC.');
    return undefined;
  }
}

function readThresholds(charter: Charter, say: Say): Partial<Thresholds> {
  const result: Record<string, number> = {};
  for (const key of Object.keys(DEFAULT_POLICY.thresholds)) {
    const field = charter.field(`thresholds.${key}`);
    const value = amountIn(field);
    if (value === undefined) continue;
    if (value > 0) result[key] = value;
    else say(field, `A limit of ${field.text} would let nothing pass.`, 'Write a number above 0.');
  }
  return result;
}

function readRequired(charter: Charter, label: Label, say: Say): string[] {
  return charter.items(`required.${label}`).flatMap((field) => {
    if (field.text === undefined) return [];
    if (isKey(field.text)) return [field.text];
    sayUnknownKey(field, say);
    return [];
  });
}

function readChecks(charter: Charter, compile: CompilePattern, say: Say): CustomCheck[] {
  const own = new Set(RULES.map(({ id }) => id));
  return charter.items('checks').flatMap((item): CustomCheck[] => {
    const at = (key: string) => charter.field(`${item.path}.${key}`);
    const [id, path, message] = ['id', 'path', 'message'].map(at);
    const missing = [id, path, message].find((field) => field?.text === undefined);
    if (missing) {
      say(
        missing,
        `A check needs an id, a path, a condition and a message; "${missing.path.split('.').at(-1)}" is blank.`,
        'Fill it in.',
      );
      return [];
    }
    if (!/^[a-z][a-z0-9-]*$/.test(id!.text!)) {
      say(id!, `"${id!.text}" is not a name for a check.`, 'Write it in lower case, with dashes.');
      return [];
    }
    if (own.has(id!.text!)) {
      say(
        id!,
        own.size > 0 && RULES.some((rule) => rule.id === id!.text)
          ? `"${id!.text}" is a check of the program.`
          : `Two checks are called "${id!.text}".`,
        'Choose another name.',
      );
      return [];
    }
    own.add(id!.text!);
    if (!isKey(path!.text!) && !path!.text!.split('.').some((step) => step.startsWith('x-'))) {
      sayUnknownKey(path!, say);
      return [];
    }
    const condition = readCondition(charter, `${item.path}.condition`, compile);
    if ('flaw' in condition) {
      say(
        condition.at,
        condition.flaw,
        'Write present, blank, or one of { equals: … }, { oneOf: […] }, { matches: … }, { atLeast: … }, { daysFromToday: { atLeast: … } }.',
      );
      return [];
    }
    const severity = SEVERITIES.find((candidate) => candidate === at('severity').text);
    const gate = (['charter', 'production'] as const).find((candidate) => candidate === at('gate').text);
    return [
      {
        id: id!.text!,
        title: at('title').text ?? id!.text!,
        path: path!.text!,
        condition,
        message: message!.text!,
        severity: severity && severity !== 'off' ? severity : 'warning',
        gate,
      },
    ];
  });
}

function isKey(path: string): boolean {
  return specAt(parsePath(path)) !== undefined;
}

function sayUnknownKey(field: Field, say: Say): void {
  const steps = (field.text ?? '').split('.');
  const parent = specAt(parsePath(steps.slice(0, -1).join('.')));
  const guess = nearest(steps.at(-1) ?? '', Object.keys(parent?.keys ?? {}));
  const full = guess ? [...steps.slice(0, -1), guess].join('.') : undefined;
  say(
    field,
    `A charter has no key "${field.text}".`,
    full ? `Did you mean "${full}"?` : 'Write the path of a key, as in maintenance.budgetLine.',
    full ? [setValue(`Change to "${full}"`, field.path, full)] : [],
  );
}
