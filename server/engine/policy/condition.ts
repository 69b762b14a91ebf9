import type { Charter } from '../charter/charter.ts';
import { amountIn, dayIn, type Field } from '../charter/field.ts';
import { addDays, type Day } from '../values/day.ts';
import type { Comparison, Condition } from './policy.ts';

/** Builds the test of a pattern on an engine that cannot backtrack; undefined when the pattern is not valid. */
export type CompilePattern = (pattern: string) => ((text: string) => boolean) | undefined;

const COMPARISONS: readonly Comparison[] = ['above', 'atLeast', 'below', 'atMost'];

/** A condition as it is written, or what is wrong with it. */
export function readCondition(
  charter: Charter,
  path: string,
  compile: CompilePattern,
): Condition | { readonly flaw: string; readonly at: Field } {
  const field = charter.field(path);
  const inside = (key: string) => charter.field(`${path}.${key}`);
  if (field.text === 'present' || field.text === 'blank') return { kind: field.text };
  if (field.text !== undefined) return { flaw: `"${field.text}" is not a condition.`, at: field };
  const value = (of: Field) => (of.node?.kind === 'scalar' && of.node.value !== null ? of.node.value : undefined);
  const equals = value(inside('equals'));
  if (equals !== undefined) return { kind: 'equals', value: equals };
  const values = charter.items(`${path}.oneOf`).flatMap((item) => value(item) ?? []);
  if (values.length > 0) return { kind: 'oneOf', values };
  const pattern = inside('matches');
  if (pattern.text !== undefined) {
    const test = compile(pattern.text);
    return test
      ? { kind: 'matches', pattern: pattern.text, test }
      : { flaw: `"${pattern.text}" is not a valid pattern.`, at: pattern };
  }
  for (const compare of COMPARISONS) {
    const than = amountIn(inside(compare));
    if (than !== undefined) return { kind: 'number', compare, than };
    const todayPlus = amountIn(inside(`daysFromToday.${compare}`));
    if (todayPlus !== undefined) return { kind: 'date', compare, todayPlus };
  }
  return { flaw: 'There is no condition.', at: field };
}

/** True when the condition holds of a field. */
export function holds(condition: Condition, field: Field, today: Day): boolean {
  if (condition.kind === 'present') return !field.blank;
  if (condition.kind === 'blank') return field.blank;
  if (field.blank) return true;
  const value = field.node?.kind === 'scalar' ? field.node.value : undefined;
  const same = (expected: string | number | boolean) => value === expected || field.text === String(expected);
  switch (condition.kind) {
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
