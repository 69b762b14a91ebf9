import { listed } from '../charter/blanks.ts';
import type { Charter } from '../charter/charter.ts';
import { amountIn, dayIn, type Field, type FieldContent, numberIn } from '../charter/field.ts';
import { addDays, type Day } from '../values/day.ts';
import { type Comparison, type Condition, MOST_DAYS } from './policy.ts';

/** Builds the test of a pattern on an engine that cannot backtrack; undefined when the pattern is not valid. */
export type CompilePattern = (pattern: string) => ((text: string) => boolean) | undefined;

/** What is wrong with a condition, and where. */
export interface ConditionFlaw {
  readonly flaw: string;
  readonly todo: string;
  readonly at: Field;
}

const COMPARISONS: readonly Comparison[] = ['above', 'atLeast', 'below', 'atMost'];
const FORMS =
  'Write present, blank, or one of { equals: … }, { oneOf: […] }, { matches: … }, { atLeast: … }, { daysFromToday: { atLeast: … } }.';

/**
 * A condition as it is written, or what is wrong with it; undefined where the structure has said that already. Of
 * several in one map all must hold.
 */
export function readCondition(
  charter: Charter,
  path: string,
  compile: CompilePattern,
): Condition | ConditionFlaw | undefined {
  const field = charter.field(path);
  if (field.text === 'present' || field.text === 'blank') return { kind: field.text };
  if (field.text !== undefined) return { flaw: `"${field.text}" is not a condition.`, todo: FORMS, at: field };
  const all: Condition[] = [];
  for (const key of writtenKeys(charter, path)) {
    const part = readPart(charter, path, key, compile);
    if (!part || 'flaw' in part) return part;
    all.push(part);
  }
  return all.length === 0 ? { flaw: 'There is no condition.', todo: FORMS, at: field } : together(all);
}

function together(all: readonly Condition[]): Condition {
  const [first] = all;
  return first && all.length === 1 ? first : { kind: 'all', all };
}

function writtenKeys(charter: Charter, path: string): string[] {
  const { node } = charter.field(path);
  const keys = node?.kind === 'map' ? [...node.byKey.keys()] : [];
  return keys.filter((key) => !key.startsWith('x-') && !charter.field(`${path}.${key}`).blank);
}

function readPart(
  charter: Charter,
  path: string,
  key: string,
  compile: CompilePattern,
): Condition | ConditionFlaw | undefined {
  const field = charter.field(`${path}.${key}`);
  switch (key) {
    case 'equals': {
      const value = scalarIn(field);
      return value === undefined ? undefined : { kind: 'equals', value };
    }
    case 'oneOf': {
      const values = charter.items(field.path).flatMap((item) => scalarIn(item) ?? []);
      return values.length > 0 ? { kind: 'oneOf', values } : undefined;
    }
    case 'matches':
      return readPattern(field, compile);
    case 'daysFromToday':
      return readDays(charter, field.path);
    default: {
      const compare = COMPARISONS.find((candidate) => candidate === key);
      const than = amountIn(field);
      if (compare && than !== undefined) return { kind: 'number', compare, than };
      return compare && endless(field);
    }
  }
}

function scalarIn({ node }: FieldContent): string | number | boolean | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.value : undefined;
}

function readDays(charter: Charter, path: string): Condition | ConditionFlaw | undefined {
  const days: Condition[] = [];
  for (const key of writtenKeys(charter, path)) {
    const compare = COMPARISONS.find((candidate) => candidate === key);
    const field = charter.field(`${path}.${key}`);
    const todayPlus = numberIn(field);
    if (!compare) return undefined;
    if (todayPlus === undefined) return endless(field);
    if (Math.abs(todayPlus) > MOST_DAYS)
      return { flaw: `${field.text} days are more than a hundred years.`, todo: 'Write fewer days.', at: field };
    days.push({ kind: 'date', compare, todayPlus });
  }
  return days.length > 0 ? together(days) : undefined;
}

/** What is wrong with a number that never ends; of anything else the structure says that it is no number. */
function endless(field: Field): ConditionFlaw | undefined {
  if (typeof scalarIn(field) !== 'number') return undefined;
  return { flaw: `"${field.text}" is no number to compare with.`, todo: 'Write its digits.', at: field };
}

function readPattern(field: Field, compile: CompilePattern): Condition | ConditionFlaw | undefined {
  if (field.text === undefined) return undefined;
  const test = compile(field.text);
  if (test) return { kind: 'matches', pattern: field.text, test };
  const looks = /\(\?<?[=!]|\\[1-9]/.test(field.text);
  const todo = looks
    ? 'Look-around and back-references are not known here, as they can take for ever; write the pattern without them.'
    : 'Check its brackets and what stands before * + and ?. It may have 500 characters, and repeat what is in it up to 1000 times in all.';
  return { flaw: `"${shortened(field.text)}" is not a valid pattern.`, todo, at: field };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** True when the condition holds of a field. */
export function holds(condition: Condition, field: FieldContent, today: Day): boolean {
  if (condition.kind === 'present') return !field.blank;
  if (condition.kind === 'blank') return field.blank;
  if (field.blank) return true;
  const value = field.node?.kind === 'scalar' ? field.node.value : undefined;
  const same = (expected: string | number | boolean) => value === expected || field.text === String(expected);
  switch (condition.kind) {
    case 'all':
      return condition.all.every((one) => holds(one, field, today));
    case 'equals':
      return same(condition.value);
    case 'oneOf':
      return condition.values.some(same);
    case 'matches':
      return field.text !== undefined && condition.test(field.text);
    case 'number': {
      const amount = amountIn(field);
      return amount !== undefined && compares(condition.compare, amount, condition.than);
    }
    case 'date': {
      const day = dayIn(field);
      return day !== undefined && compares(condition.compare, day, addDays(today, condition.todayPlus));
    }
  }
}

function compares<T extends string | number>(compare: Comparison, a: T, b: T): boolean {
  if (compare === 'above') return a > b;
  if (compare === 'atLeast') return a >= b;
  return compare === 'below' ? a < b : a <= b;
}

/** What a condition asks, to be put behind the name of a value: "is one of a and b". */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'present':
      return 'is filled in';
    case 'blank':
      return 'is left blank';
    case 'all':
      return listed(condition.all.map(describeCondition));
    case 'equals':
      return `is ${condition.value}`;
    case 'oneOf':
      return `is one of ${condition.values.join(', ')}`;
    case 'matches':
      return `matches the pattern ${condition.pattern}`;
    case 'number':
      return `is ${COMPARISON_WORDS[condition.compare]} ${condition.than}`;
    case 'date':
      return `lies ${COMPARISON_WORDS[condition.compare]} ${condition.todayPlus} days from today`;
  }
}

const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  above: 'above',
  atLeast: 'at least',
  below: 'below',
  atMost: 'at most',
};
