import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { run } from 'node:test';
import { root } from '../setup.mjs';
import { type Failure, type Outcome, type Step, single } from './step.ts';

/** The tests that need no editor, each file in a process of its own. */
export const unit: Step = {
  name: 'unit',
  needsBuild: true,
  async run({ files: parts, print }) {
    const all = globSync('test/**/*.test.ts', { cwd: root, exclude: ['test/vscode/**', 'test/bench/**'] });
    const files = all.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part))).sort();
    if (files.length === 0) return single('unit', 'there is no test file');
    const outcome = await outcomeOf(files, print);
    print(`${files.length} files, ${outcome.passed + outcome.failures.length} tests`);
    return outcome.passed + outcome.failures.length > 0 ? outcome : single('unit', 'the files hold no test');
  },
};

async function outcomeOf(files: readonly string[], print: (line: string) => void): Promise<Outcome> {
  const failures: Failure[] = [];
  let passed = 0;
  // A process in which this is set takes itself for a test of another run.
  delete process.env.NODE_TEST_CONTEXT;
  const stream = run({ cwd: root, files: [...files], concurrency: availableParallelism(), timeout: 120_000 });
  stream.on('test:pass', ({ details, skip, todo }) => {
    if (details.type !== 'suite' && skip === undefined && todo === undefined) passed++;
  });
  stream.on('test:fail', ({ name, file, line, details, todo }) => {
    // A test fails along with the tests in it, which have been told.
    if (todo !== undefined || (details.error as { failureType?: string }).failureType === 'subtestsFailed') return;
    const title = `${file ? `${relative(root, file)}:${line} ` : ''}${name}`;
    const failure = { title, error: describe(details.error) };
    failures.push(failure);
    print(`✗ ${failure.title}\n${failure.error.replace(/^/gm, '    ')}`);
  });
  stream.on('test:stderr', ({ message }) => print(message.trimEnd()));
  for await (const _ of stream);
  return { passed, failures };
}

// Node's own message is that a test failed; the cause says why.
function describe(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  return cause.stack ?? cause.message ?? String(error.cause);
}
