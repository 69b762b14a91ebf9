import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
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
  const fail = (failure: Failure) => {
    failures.push(failure);
    print(`✗ ${failure.title}\n${failure.error.replace(/^/gm, '    ')}`);
  };
  stream.on('test:pass', ({ name, file, details, skip, todo }) => {
    if (details.type === 'suite' || skip !== undefined || todo !== undefined) return;
    // Node takes a file without a test for a test that passed.
    if (file && resolve(root, name) === file) fail({ title: name, error: 'there is no test in it' });
    else passed++;
  });
  stream.on('test:fail', ({ name, file, line, details, todo }) => {
    // A test fails along with the tests in it, which have been told.
    if (todo !== undefined || (details.error as { failureType?: string }).failureType === 'subtestsFailed') return;
    const title = `${file ? `${relative(root, file)}:${line} ` : ''}${name}`;
    fail({ title, error: describe(details.error) });
  });
  stream.on('test:stderr', ({ message }) => print(message.trimEnd()));
  for await (const _ of stream);
  return { passed, failures };
}

// Node's own message is that a test failed; the cause says why.
function describe(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const stack = cause.stack ?? cause.message ?? String(error.cause);
  return stack.replace(/\n +at .*\(?node:.*/g, '');
}
