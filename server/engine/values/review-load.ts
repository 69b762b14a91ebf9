import { perMonth, toMonthWords } from './period.ts';
import { plainNumber } from './plain-number.ts';

/** A part of the volume, and the minutes that each of its items takes somebody. */
export interface Work {
  /** From 0 to 1. */
  readonly share: number;
  readonly minutesPerItem: number;
}

/** Hours of work, with the arithmetic behind them. */
export interface Load {
  readonly hours: number;
  /** "500 × (0.3 × 3 + 0.1 × 9) min / 60" */
  readonly formula: string;
}

/** Of a sum with more terms nobody reads the rest. */
const MOST_TERMS = 12;

/** The hours a week that people spend on a volume of items. */
export function weeklyLoad(volumePerWeek: number, work: readonly Work[]): Load {
  const minutes = work.reduce((sum, { share, minutesPerItem }) => sum + share * minutesPerItem, 0);
  // What takes nobody's time would only make the sum longer, unless there is nothing else.
  const counted = work.filter(({ share, minutesPerItem }) => share * minutesPerItem !== 0);
  const terms = (counted.length > 0 ? counted : work.slice(0, 1)).map(term);
  const more = terms.length - MOST_TERMS;
  const said = more > 0 ? [...terms.slice(0, MOST_TERMS), `… ${more} more`] : terms;
  const sum = said.length === 1 ? said[0]! : `(${said.join(' + ')})`;
  return {
    // 500 × (0.3 × 3 + 0.1 × 9) / 60 is 15.000000000000002 otherwise.
    hours: Number(((volumePerWeek * minutes) / 60).toPrecision(12)),
    formula: `${figure(volumePerWeek)} × ${sum} min / 60`,
  };
}

/** The same work, a month. */
export function monthlyLoad({ hours, formula }: Load): Load {
  return { hours: Number(perMonth(hours, 'week').toPrecision(12)), formula: `${formula}${toMonthWords('week')}` };
}

function term({ share, minutesPerItem }: Work): string {
  return share === 1 ? figure(minutesPerItem) : `${figure(share)} × ${figure(minutesPerItem)}`;
}

/** What goes into the arithmetic is not rounded as its results are, or it would not come out. */
function figure(value: number): string {
  return plainNumber(value, 4);
}
