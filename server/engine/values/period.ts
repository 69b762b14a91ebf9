import { PERIODS } from '../format/fields.ts';

export type Period = (typeof PERIODS)[number];

/** What makes a figure a monthly one, as people write it: a month is 52/12 weeks. */
const TO_MONTH: Readonly<Record<Period, { readonly factor: number; readonly words: string }>> = {
  week: { factor: 52 / 12, words: ' × 52 / 12' },
  month: { factor: 1, words: '' },
  quarter: { factor: 1 / 3, words: ' / 3' },
  year: { factor: 1 / 12, words: ' / 12' },
};

/** The period that a text names; undefined when it names none. */
export function parsePeriod(text: string): Period | undefined {
  return PERIODS.find((period) => period === text);
}

/** A figure for a period as one for a month. */
export function perMonth(amount: number, period: Period): number {
  return amount * TO_MONTH[period].factor;
}

/** What follows a figure for a period to make it one for a month: " × 52 / 12". */
export function toMonthWords(period: Period): string {
  return TO_MONTH[period].words;
}
