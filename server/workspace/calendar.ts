import type { Day } from '../engine/index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const lately = new Map<string | undefined, { readonly quarter: number; readonly day: Day }>();

/** The day that it is in a time zone, by default in that of the machine. */
export function dayIn(timeZone: string | undefined, now: Date): Day {
  // It is asked at every key, and is the same for a quarter of an hour at least.
  const quarter = Math.floor(now.getTime() / QUARTER_HOUR_MS);
  const known = lately.get(timeZone);
  if (known?.quarter === quarter) return known.day;
  const day = computeDay(timeZone, now);
  lately.set(timeZone, { quarter, day });
  return day;
}

function computeDay(timeZone: string | undefined, now: Date): Day {
  // The calendar of a time zone takes longer to load than a charter to evaluate.
  if (timeZone === undefined) return localDay(now);
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}` as Day;
}

function localDay(now: Date): Day {
  const two = (number: number) => `${number}`.padStart(2, '0');
  return `${`${now.getFullYear()}`.padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}

/** Days begin at full quarters of an hour, in every time zone there is. */
const QUARTER_HOUR_MS = 15 * 60_000;

/**
 * Calls back when it may have become another day somewhere. A machine may sleep through midnight, so the clock is
 * looked at every minute and no timer is set for midnight.
 */
export function watchDay(callback: () => void): ReturnType<typeof setInterval> {
  const quarter = () => Math.floor(Date.now() / QUARTER_HOUR_MS);
  let last = quarter();
  return setInterval(() => {
    if (quarter() === last) return;
    last = quarter();
    callback();
  }, 60_000);
}
