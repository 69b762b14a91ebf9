import type { Day } from '../engine/index.ts';

/** The day on the machine's calendar. */
export function machineDay(now = new Date()): Day {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}` as Day;
}

/** Calls back when the day has changed. A machine may sleep through midnight, so the day is looked at every minute. */
export function watchDay(callback: () => void): ReturnType<typeof setInterval> {
  let day = machineDay();
  return setInterval(() => {
    const today = machineDay();
    if (today === day) return;
    day = today;
    callback();
  }, 60_000);
}
