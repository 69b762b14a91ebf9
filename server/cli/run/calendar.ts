import type { Day } from '../../engine/index.ts';
import { dayIn } from '../../workspace/calendar.ts';

/** The one moment that a run takes place at, for all threads and however long it takes. */
export interface Moment {
  /** The day to evaluate for, where one was given. */
  readonly given: Day | undefined;
  /** The day in the time zone of the machine. */
  readonly here: Day;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** The day in a time zone, by default in that of the machine. */
export function dayAt({ given, here, now }: Moment): (timeZone?: string) => Day {
  return (timeZone) => given ?? (timeZone === undefined ? here : dayIn(timeZone, new Date(now)));
}
