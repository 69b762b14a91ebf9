import { parsePeriod, perMonth, toMonthWords } from '../values/period.ts';
import { plainNumber } from '../values/plain-number.ts';
import type { Load } from '../values/review-load.ts';
import type { Charter } from './charter.ts';
import { numberIn } from './field.ts';

/** The hours a month that the problem costs, however they are written; undefined where they are not given. */
export function monthlyFriction(charter: Charter): Load | undefined {
  const field = charter.field('problem.frictionHours');
  const isMap = field.node?.kind === 'map';
  const value = numberIn(isMap ? charter.field('problem.frictionHours.value') : field);
  const per = charter.field('problem.frictionHours.per');
  const period = isMap && !per.blank ? parsePeriod(per.text ?? '') : 'month';
  if (value === undefined || value <= 0 || !period) return undefined;
  return {
    hours: Number(perMonth(value, period).toPrecision(12)),
    formula: `${plainNumber(value, 4)}${toMonthWords(period)}`,
  };
}
