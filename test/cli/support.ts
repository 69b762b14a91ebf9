import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { program } from '../../server/cli/program.ts';
import { dayIn } from '../../server/workspace/calendar.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';

export const EXAMPLES = fileURLToPath(new URL('../../schemas/examples', import.meta.url));
export const TODAY = '2026-11-23';

const NOON = new Date(`${TODAY}T12:00:00Z`);

/** A charter that is sound, and earns no more than it claims. */
export const RESEARCH = 'apiVersion: charter/v1\nstatus: research\n';

/** A charter that claims what it has not earned. */
export const OVERCLAIM = 'apiVersion: charter/v1\nstatus: pilot\n';

/** A file of another tool. */
export const FOREIGN = 'name: logo\ncolors: [red]\n';

/** Makes a folder with these files, gone after the test. `.git` makes it a repository's root. */
export function folder(test: TestContext, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'charter-cli-')));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  mkdirSync(join(path, '.git'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** A copy of a sample, to be changed. */
export function sample(test: TestContext, name: 'research' | 'pilot' | 'production'): string {
  const path = folder(test);
  cpSync(join(EXAMPLES, name), path, { recursive: true });
  return path;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** What the clock shows, for time zones. */
  readonly now?: Date;
  readonly stop?: AbortSignal;
  /** Told of everything that is written to standard error, as it is written. */
  readonly hear?: (text: string) => void;
}

/** What is written to an output, as text. */
export function textOf(part: string | Uint8Array): string {
  return typeof part === 'string' ? part : Buffer.from(part).toString();
}

/** Runs the program in this process. */
export async function charter(
  cwd: string,
  argv: readonly string[],
  { stdin = '', env = {}, isTTY = false, columns, now = NOON, stop, hear }: Circumstances = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    isTTY,
    columns,
    write(part: string | Uint8Array) {
      const text = textOf(part);
      written[name] += text;
      if (name === 'stderr') hear?.(text);
    },
  });
  const code = await program({
    argv,
    cwd,
    env,
    stdin: (async function* () {
      yield stdin;
    })(),
    stdout: output('stdout'),
    stderr: output('stderr'),
    today: (timeZone) => (timeZone === undefined ? TODAY : dayIn(timeZone, now)),
    now: () => now,
    ...(stop && { stop }),
    compile: compilePattern,
    cores: 1,
  });
  return { code, ...written };
}

/** What `check --format json` says. */
export async function checkJson(cwd: string, argv: readonly string[] = [], circumstances: Circumstances = {}) {
  const ran = await charter(cwd, ['check', '--format', 'json', ...argv], circumstances);
  return { ...ran, json: JSON.parse(ran.stdout) as Result };
}

export interface Result {
  readonly today: string;
  readonly charters: readonly {
    readonly path: string;
    readonly name: string;
    readonly declared: string | null;
    readonly earned: string | null;
    readonly gates: Readonly<
      Record<'charter' | 'production', Readonly<Record<'passed' | 'failed' | 'waived' | 'unknown', readonly string[]>>>
    >;
    readonly next: readonly string[];
    readonly findings: readonly {
      readonly check: string;
      readonly severity: string;
      readonly message: string;
      readonly fixable: boolean;
      readonly range: {
        readonly start: { line: number; column: number };
        readonly end: { line: number; column: number };
      };
    }[];
  }[];
  readonly policies: readonly { readonly path: string; readonly findings: Result['charters'][number]['findings'] }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly summary: Readonly<Record<string, number>>;
}

export const paths = (result: Result) => result.charters.map(({ path }) => path);
