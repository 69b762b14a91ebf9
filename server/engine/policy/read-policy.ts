import { validate as validatePolicy } from '#validators/policy';
import { type Charter, viewCharter } from '../charter/charter.ts';
import type { Field } from '../charter/field.ts';
import { parseCharter } from '../document/parse.ts';
import { renameKey, setValue } from '../fixes/set-value.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import { LABELS, parsePath, specAt } from '../format/fields.ts';
import type { Finding, Fix, Label, Report, Severity } from '../rule.ts';
import { RULES } from '../rules/index.ts';
import { nearest } from '../structure/nearest.ts';
import { findStructureFaults } from '../structure/structure-faults.ts';
import type { Span } from '../text/span.ts';
import { type CompilePattern, readCondition } from './condition.ts';
import {
  type CustomCheck,
  DEFAULT_POLICY,
  MOST_DAYS,
  type Person,
  requiredId,
  type Thresholds,
  type WordList,
  type Words,
} from './policy.ts';
import { POLICY_WITH_WORDS } from './policy-schema.ts';

/** What one policy file says, and what is wrong with it. What is wrong is left out; the rest holds. */
export interface PolicyFile {
  readonly charter: Charter;
  readonly extends: readonly Field[];
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The checks among the severities that are neither the program's nor this file's. */
  readonly foreignChecks: readonly ForeignCheck[];
  readonly people: readonly Person[];
  readonly internalDomains: readonly string[];
  readonly words: Readonly<Record<WordList, Words>>;
  readonly timeZone: string | undefined;
  readonly thresholds: Partial<Thresholds>;
  readonly required: Readonly<Record<Label, readonly string[]>>;
  readonly checks: readonly CustomCheck[];
  readonly findings: readonly Finding[];
}

export interface ForeignCheck {
  readonly id: string;
  readonly keySpan: Span;
}

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
const WORD_LISTS: readonly WordList[] = ['placeholders', 'impressions', 'fallbacks', 'manualDestinations'];

/** The checks that there are whatever a policy says. */
const ownIds: ReadonlySet<string> = new Set([...RULES.map(({ id }) => id), ...LABELS.map(requiredId)]);

/** Reads a policy. Never throws. Of one that cannot be read as YAML nothing holds: what is left of it is a guess. */
export function readPolicyFile(text: string, compile: CompilePattern): PolicyFile {
  const document = parseCharter(text);
  const charter = viewCharter(document, () => false, POLICY_WITH_WORDS);
  const damaged = document.problems.map(({ message, span }) =>
    finding('yaml-syntax', { span, problem: message, todo: '', fields: [], missing: false, fixes: [] }),
  );
  if (damaged.length > 0) {
    const nothing = viewCharter(parseCharter(''), () => false, POLICY_WITH_WORDS);
    return { ...readValues(nothing, compile, () => {}), charter, findings: damaged };
  }
  const findings: Finding[] = [];
  for (const report of findStructureFaults(charter, { validate: validatePolicy, what: 'a policy' }))
    findings.push(finding('schema', report));
  const [second] = document.furtherDocuments;
  if (second) {
    const span = document.lines.spanAt(second.start);
    const problem = 'A second document begins here, which is not read.';
    const todo = 'Keep one policy in a file.';
    findings.push(finding('policy', { span, problem, todo, fields: [], missing: false, fixes: [] }));
  }
  const values = readValues(charter, compile, (field, problem, todo, fixes = []) => {
    const { span, path, blank } = field;
    findings.push(finding('policy', { span, problem, todo, fields: [path], missing: blank, fixes }));
  });
  return { ...values, charter, findings: onePerPlace(findings) };
}

function readValues(charter: Charter, compile: CompilePattern, say: Say): Omit<PolicyFile, 'charter' | 'findings'> {
  const checks = readChecks(charter, compile, say);
  return {
    extends:
      charter.field('extends').text !== undefined
        ? [charter.field('extends')]
        : charter.items('extends').filter(({ text }) => text),
    ...readSeverities(charter, checks),
    people: charter.items('people').flatMap(({ path, blank }) => (blank ? [] : readPerson(charter, path))),
    internalDomains: texts(charter, 'internalDomains').map((domain) => domain.toLowerCase().replace(/^@/, '')),
    words: Object.fromEntries(WORD_LISTS.map((list) => [list, readWords(charter, list)])) as Record<WordList, Words>,
    timeZone: readTimeZone(charter.field('timeZone'), say),
    thresholds: readThresholds(charter, say),
    required: Object.fromEntries(
      LABELS.map((label) => [label, readRequired(charter, label, say)]),
    ) as unknown as Record<Label, readonly string[]>,
    checks,
  };
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
  // Words are compared with single spaces between them.
  const words = (key: string) => texts(charter, `words.${list}.${key}`).map((text) => text.replace(/\s+/g, ' '));
  return { add: words('add'), exempt: words('exempt') };
}

function readSeverities(
  charter: Charter,
  checks: readonly CustomCheck[],
): Pick<PolicyFile, 'severities' | 'foreignChecks'> {
  const { node } = charter.field('severities');
  const own = new Set(checks.map(({ id }) => id));
  const severities: Record<string, Severity | 'off'> = {};
  const foreignChecks: ForeignCheck[] = [];
  for (const { key, keySpan } of node?.kind === 'map' ? node.entries : []) {
    if (key.startsWith('x-')) continue;
    if (!ownIds.has(key) && !own.has(key)) foreignChecks.push({ id: key, keySpan });
    const value = node?.kind === 'map' ? node.byKey.get(key)?.value : undefined;
    const severity =
      value?.kind === 'scalar' ? SEVERITIES.find((candidate) => candidate === value.text.trim()) : undefined;
    if (severity) severities[key] = severity;
  }
  return { severities, foreignChecks };
}

/** Says that a check does not exist, once it is known which do: a policy may add checks of its own. */
export function unknownCheck({ charter }: PolicyFile, { id, keySpan }: ForeignCheck, own: Iterable<string>): Finding {
  const taken = charter.field('severities').node;
  const free = (other: string) => taken?.kind !== 'map' || !taken.byKey.has(other);
  const guess = nearest(id, [...ownIds, ...own].filter(free));
  return finding('policy', {
    span: keySpan,
    problem: `There is no check "${id}".`,
    todo: guess ? `Did you mean "${guess}"?` : 'Write the id of a check; "charter explain" lists them.',
    fields: [`severities.${id}`],
    missing: false,
    fixes: guess ? [renameKey(`Rename to "${guess}"`, ['severities', id], guess)] : [],
  });
}

function readTimeZone(field: Field, say: Say): string | undefined {
  if (field.text === undefined) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: field.text });
    return field.text;
  } catch {
    const guess = nearest(field.text, Intl.supportedValuesOf('timeZone'));
    say(
      field,
      `There is no time zone "${field.text}".`,
      guess ? `Did you mean "${guess}"?` : 'Write one as in Europe/Berlin or UTC.',
      guess ? [setValue(`Change to "${guess}"`, field.path, guess)] : [],
    );
    return undefined;
  }
}

function readThresholds(charter: Charter, say: Say): Partial<Thresholds> {
  const result: Record<string, number> = {};
  for (const key of Object.keys(DEFAULT_POLICY.thresholds)) {
    const field = charter.field(`thresholds.${key}`);
    const value = field.node?.kind === 'scalar' ? field.node.value : undefined;
    if (typeof value !== 'number') continue;
    if (value <= 0) say(field, `A limit of ${field.text} would let nothing pass.`, 'Write a number above 0.');
    else if (!(value <= MOST_DAYS))
      say(field, `A limit of ${field.text} is none.`, `Write a number up to ${MOST_DAYS}, or set the check to off.`);
    else result[key] = value;
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
  const taken = new Set<string>();
  return charter.items('checks').flatMap((item): CustomCheck[] => {
    if (item.blank) return [];
    const at = (key: string) => charter.field(`${item.path}.${key}`);
    const [id, path, message] = [at('id'), at('path'), at('message')];
    const missing = [id, path, message].find(({ text }) => text === undefined);
    if (missing || !id.text || !path.text || !message.text) {
      const key = missing?.path.split('.').at(-1);
      const problem = `A check needs an id, a path, a condition and a message; "${key}" is blank.`;
      say(missing ?? item, problem, 'Fill it in.');
      return [];
    }
    const flaw = flawOfId(id.text, taken);
    if (flaw) {
      say(id, ...flaw);
      return [];
    }
    taken.add(id.text);
    if (!isKey(path.text)) {
      sayUnknownKey(path, say);
      return [];
    }
    const condition = readCondition(charter, `${item.path}.condition`, compile);
    if (!condition) return [];
    if ('flaw' in condition) {
      say(condition.at, condition.flaw, condition.todo);
      return [];
    }
    const severity = SEVERITIES.find((candidate) => candidate === at('severity').text);
    return [
      {
        id: id.text,
        title: at('title').text ?? id.text,
        path: path.text,
        condition,
        message: message.text,
        severity: severity && severity !== 'off' ? severity : 'warning',
        gate: (['charter', 'production'] as const).find((candidate) => candidate === at('gate').text),
      },
    ];
  });
}

function flawOfId(id: string, taken: ReadonlySet<string>): [problem: string, todo: string] | undefined {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(id))
    return [`"${id}" is not a name for a check.`, 'Write it in lower case with dashes, as in acme-cost-center.'];
  if (ownIds.has(id)) return [`"${id}" is a check of the program.`, 'Choose another name.'];
  return taken.has(id) ? [`Two checks are called "${id}".`, 'Choose another name for one of them.'] : undefined;
}

/** True of the path of a key that a charter may have: one of the format, or one of the house's own (`x-…`). */
function isKey(path: string): boolean {
  const steps = path.split('.');
  const own = steps.findIndex((step) => step.startsWith('x-'));
  const format = own < 0 ? steps : steps.slice(0, own);
  return steps.every((step) => step !== '') && specOf(format) !== undefined;
}

/** What the format says of a path in which `*` is any item. */
function specOf(steps: readonly string[]): FieldSpec | undefined {
  return specAt(parsePath(steps.join('.').replace(/\.\*(?=\.|$)/g, '.0')));
}

function sayUnknownKey(field: Field, say: Say): void {
  const steps = (field.text ?? '').split('.');
  const full = nearestPath(steps);
  say(
    field,
    `A charter has no key "${field.text}".`,
    full ? `Did you mean "${full}"?` : 'Write the path of a key, as in maintenance.budgetLine.',
    full ? [setValue(`Change to "${full}"`, field.path, full)] : [],
  );
}

/** The path with each misspelt key put right, if all of them can be. */
function nearestPath(steps: readonly string[]): string | undefined {
  const right: string[] = [];
  for (const step of steps) {
    if (specOf([...right, step])) right.push(step);
    else {
      const guess = nearest(step, Object.keys(specOf(right)?.keys ?? {}));
      if (guess === undefined) return undefined;
      right.push(guess);
    }
  }
  return right.join('.');
}
