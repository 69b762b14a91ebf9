import { resolve } from 'node:path';
import { type Day, parseDay } from '../engine/index.ts';
import { readText } from '../workspace/read-text.ts';
import type { EvaluatorOptions } from './charter-evaluator.ts';
import type { Host } from './host.ts';
import type { SurroundingsOptions } from './options/judging-options.ts';
import { say } from './say.ts';

/** What charters are evaluated under, from the arguments; undefined where these are wrong, which is said. */
export function readSurroundings({ today, policy }: SurroundingsOptions, host: Host): EvaluatorOptions | undefined {
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
  return {
    cwd: host.cwd,
    today: (timeZone) => given ?? (host.today(timeZone) as Day),
    compile: host.compile,
    policy: place,
  };
}
