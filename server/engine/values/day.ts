/** A calendar day, `YYYY-MM-DD`. Days compare as texts. */
export type Day = string & { readonly __day: never };

const MS_PER_DAY = 86_400_000;

/** The day that a text names; undefined when it is not `YYYY-MM-DD` or there is no such day. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || !FORM.test(text)) return undefined;
  const [year, month, day] = partsOf(text);
  // The calendar begins with year 100: an earlier one is a slip, as in 0026 for 2026.
  return year >= 100 && day >= 1 && day <= daysIn(year, month) ? (text as Day) : undefined;
}

const FORM = /^\d{4}-\d{2}-\d{2}$/;

function partsOf(text: string): [year: number, month: number, day: number] {
  return [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
}

/** None in a month that is not. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return DAYS[month] ?? 0;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day `days` after `day`; before it when negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(timeOf(day) + days * MS_PER_DAY);
}

/** How many days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((timeOf(to) - timeOf(from)) / MS_PER_DAY);
}

/** Where a day lies from today, in words: "today", "tomorrow", "in 21 days", "3 days ago". */
export function distance(today: Day, day: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** The last of the ninety days of a metric, counted from its start. */
export function dayNinety(start: Day): Day {
  return addDays(start, 90);
}

/** The next Monday after a day. */
export function nextMonday(day: Day): Day {
  const weekday = new Date(timeOf(day)).getUTCDay();
  return addDays(day, weekday === 0 ? 1 : 8 - weekday);
}

/** The last day of the month, of the quarter or of the year that a day lies in. */
export function endOf(period: 'month' | 'quarter' | 'year', day: Day): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const last = period === 'month' ? month : period === 'quarter' ? Math.ceil(month / 3) * 3 : 12;
  return toDay(Date.UTC(year, last, 0));
}

/** In ms. By numbers: to write and read texts of it takes many times as long, and every check of a date comes here. */
function timeOf(day: Day): number {
  const [year, month, date] = partsOf(day);
  return Date.UTC(year, month - 1, date);
}

function toDay(time: number): Day {
  const date = new Date(time);
  const two = (part: number) => (part < 10 ? `0${part}` : String(part));
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}` as Day;
}
