/**
 * Runs test files in this one process and writes each result as a line of JSON. A process for each file would load the
 * same modules a hundred times.
 */
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../setup.mjs';
import { startCounting } from './unit-coverage.ts';
import '../../test/fuzz/configure.ts';
import { MARK, type Told } from './unit-mark.ts';

// A process in which this is set takes itself for a test of another run.
delete process.env.NODE_TEST_CONTEXT;

const folder = process.env.COVERAGE_FOLDER;
// Not for the processes that tests start.
delete process.env.COVERAGE_FOLDER;
const writeCoverage = await (folder === undefined
  ? undefined
  : startCounting(pathToFileURL(`${root}/server/engine/`).href));
const files = process.argv.slice(2);
const stream = run({ files, isolation: 'none', timeout: 120_000 });
const write = (told: Told) => process.stdout.write(`${MARK}${JSON.stringify(told)}\n`);

// Whoever waits for too long ends it so, and a process that is busy without end does not hear it.
process.once('SIGTERM', () => {
  write({ kind: 'held', by: process.getActiveResourcesInfo() });
  process.exit(1);
});
stream.on('test:dequeue', ({ name, file }) => write({ kind: 'begun', name, file }));
stream.on('test:complete', ({ name, file }) => write({ kind: 'over', name, file }));
stream.on('test:pass', ({ name, details, skip, todo }) => {
  if (details.type === 'suite' || skip !== undefined || todo !== undefined) return;
  write({ kind: 'passed', name });
});
stream.on('test:fail', ({ name, file, line, details, todo }) => {
  // A test fails along with the tests in it, which have been told.
  if (todo !== undefined || (details.error as { failureType?: string }).failureType === 'subtestsFailed') return;
  write({ kind: 'failed', name, file, line, error: describe(details.error) });
});
stream.on('test:stderr', ({ message }) => process.stderr.write(message));
for await (const _ of stream);
if (folder !== undefined) await writeCoverage?.(folder);

// Node's own message is that a test failed; the cause says why.
function describe(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const stack = cause.stack ?? cause.message ?? String(error.cause);
  return stack.replace(/\n +at .*\(?node:.*/g, '');
}
