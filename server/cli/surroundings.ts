import { resolve } from 'node:path';
import { type Day, parseDay } from '../engine/index.ts';
import { readText } from '../workspace/read-text.ts';
import type { EvaluatorOptions } from './charter-evaluator.ts';
import type { Host } from './host.ts';
import type { SurroundingsOptions } from './options/judging-options.ts';
import { dayAt, type Moment } from './run/calendar.ts';
import { say } from './say.ts';

export interface Surroundings extends EvaluatorOptions {
  readonly moment: Moment;
}

/** What charters are evaluated under, from the arguments; undefined where these are wrong, which is said. */
export function readSurroundings({ today, policy }: SurroundingsOptions, host: Host): Surroundings | undefined {
  const given = today === undefined ? undefined : parseDay(today);
  if (today !== undefined && !given) {
    say(host.stderr, `"${today}" is no day of the calendar. Write --today as YYYY-MM-DD.`);
    return undefined;
  }
  const place = policy === undefined ? undefined : resolve(host.cwd, policy);
  const unread = place === undefined ? undefined : readText(place);
  if (unread && 'message' in unread) {
    say(host.stderr, `The policy ${policy} could not be read: ${unread.message}.`);
    return undefined;
  }
  const moment: Moment = { given, here: host.today() as Day, now: (host.now?.() ?? new Date()).getTime() };
  return {
    cwd: host.cwd,
    moment,
    today: dayAt(moment),
    compile: host.compile,
    policy: place,
  };
}
