import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { writeExtension } from '../../../../.scripts/package/package.ts';
import { desktop } from './desktop.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const driver = fileURLToPath(new URL('driver', import.meta.url));
const launcher = fileURLToPath(new URL('launch.ts', import.meta.url));

/** Runs the tests in the newest VS Code with a Node extension host; returns what went wrong apart from the tests. */
export async function runInNode(workspace: string, read: (line: string) => void): Promise<string | undefined> {
  // Installed as a user installs it; a desktop loads the folder, as it may hold a copy of the user's own.
  const program = (await desktop()) ?? { path: launcher, leading: [`--installed=${writeExtension().path}`], driver };
  const output = new PassThrough();
  const lines = createInterface({ input: output });
  lines.on('line', read);
  const run = runTests({
    vscodeExecutablePath: program.path,
    extensionDevelopmentPath: 'driver' in program ? program.driver : root,
    extensionTestsPath: `${root}dist/test/suite.cjs`,
    launchArgs: [...program.leading, workspace],
    stdout: output,
    stderr: output,
  });
  try {
    await withDeadline(run);
    return undefined;
  } catch (error) {
    return error instanceof TestRunFailedError ? `VS Code ended with ${error.code ?? error.signal}` : String(error);
  } finally {
    output.end();
    await new Promise((resolve) => lines.once('close', resolve));
  }
}

/** The launcher and the suite end by themselves; this is for a desktop that never gets as far as the suite. */
async function withDeadline(run: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  const late = setTimeout(330_000, undefined, { signal: ended.signal }).then(() => {
    throw new Error('VS Code did not end within 330 seconds');
  });
  late.catch(() => {});
  await Promise.race([run, late]).finally(() => ended.abort());
}
