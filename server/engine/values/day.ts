/** A calendar day, `YYYY-MM-DD`. Days compare as texts. */
export type Day = string & { readonly __day: never };

const MS_PER_DAY = 86_400_000;

/** The day that a text names; undefined when it is not `YYYY-MM-DD` or there is no such day. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // The calendar makes another day of one that it has not.
  const made = new Date(Date.UTC(year, month - 1, day));
  const isThere = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return isThere ? (text as Day) : undefined;
}

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

function timeOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toDay(time: number): Day {
  return new Date(time).toISOString().slice(0, 10) as Day;
}
