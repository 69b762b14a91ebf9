import type { TestContext } from 'node:test';
import { FOREIGN, folder } from '../support.ts';

/** A line end, a command to a build service, markup of every kind, and what a terminal or a reader's eye obeys. */
export const HOSTILE =
  'x\n::error::pwned\r\n##[error]y ]]> <script>alert(1)</script> <img src=x onerror=alert(1)> | **b** `c` [l](javascript:alert(1)) @octocat #12 %0A \x1b[31m\x1b]0;t\x07 \u202e \u2028 &amp; " \' \\ \0';

const NAME = 'a\n::error::x,y:z|`<b>&"\x1b[31m\u202e%0A @octocat';

/** A folder in which names of files, and everything that is written in them, mean harm. */
export function hostileRun(t: TestContext): string {
  const value = JSON.stringify(HOSTILE).replaceAll('\u2028', '\\u2028');
  const page = [
    'apiVersion: charter/v1',
    `name: ${value}`,
    `title: ${value}`,
    'status: pilot',
    `owners: # charter-ignore sponsor-named: ${HOSTILE.replace(/[\p{Cc}\u2028]/gu, ' ')}`,
    `  operator: { name: ${value}, kind: ${value} }`,
    `${value}: x`,
    `writeBack: { live: ${value}, method: ${value} }`,
    'waivers:',
    `  - { check: manual-path-retired, reason: ${value}, until: 2027-01-31, approvedBy: ${value} }`,
  ].join('\n');
  const policy = `timeZone: ${value}\nchecks: [{ id: acme, path: name, condition: { equals: fine }, message: ${value} }]\n`;
  return folder(t, {
    [`${NAME}/charter.yaml`]: page,
    [`${NAME}/other.charter.yaml`]: FOREIGN,
    'charter.policy.yaml': policy,
  });
}

/** Paths for the run: one of them leads nowhere. */
export const HOSTILE_PATHS = ['.', `no${NAME}.yaml`];
