import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesIn } from '../../.scripts/build.mjs';

/** The repository's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the steps of a pipeline are given, as the service gives it. */
export type Env = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a step as the services do: in bash, which ends at the first command that fails. */
export function runStep(script: string, cwd: string, env: Env): Ended {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  return { code: status ?? 1, output: `${stdout}${stderr}` };
}

/** A folder beside the repository under test for what a service keeps apart, gone after the test. */
export function scratch(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'charter-pipeline-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** This project as a pipeline fetches it, already built: building it is what the build step of the tests does. */
export function builtCopy(folder: string): void {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  for (const name of [...filesIn('program'), 'package.json'])
    copyFileSync(join(ROOT, 'dist', name), join(folder, 'dist', name));
}

/** Puts a program on the path that writes down what it was called with. */
export function recorder(folder: string, name: string): { readonly path: string; calls(): string[] } {
  const bin = join(folder, 'bin');
  const log = join(folder, `${name}.log`);
  mkdirSync(bin, { recursive: true });
  writeFileSync(log, '');
  writeFileSync(join(bin, name), `#!/bin/sh\necho "$@" >> '${log}'\n`, { mode: 0o755 });
  return { path: `${bin}:${process.env.PATH}`, calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean) };
}
