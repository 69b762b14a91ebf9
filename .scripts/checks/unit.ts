import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../setup.mjs';
import { countCoverage } from './coverage.ts';
import { type Failure, type Outcome, type Step, single } from './step.ts';
import type { Told } from './unit-mark.ts';
import { runBatch } from './unit-process.ts';

/** The tests that need no editor. */
export const unit: Step = {
  name: 'unit',
  needsBuild: true,
  async run({ files: parts, print }) {
    const all = globSync('test/**/*.test.ts', { cwd: root, exclude: ['test/vscode/**', 'test/bench/**'] });
    const files = all.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part))).sort();
    if (files.length === 0) return single('unit', 'there is no test file');
    const empty = files.filter((file) => !CALLS_A_TEST.test(readFileSync(join(root, file), 'utf8')));
    if (empty.length > 0) return single('unit', `There is no test in ${empty.join(', ')}.`);
    // Some of the tests say nothing of what all of them run through.
    const coverage = parts.length === 0 ? countCoverage() : undefined;
    const outcome = await outcomeOf(files, print, coverage?.folder);
    print(`${files.length} files, ${outcome.passed + outcome.failures.length} tests`);
    const counted = await coverage?.sum();
    coverage?.dispose();
    if (counted) print(counted.words);
    if (counted?.problem !== undefined && outcome.failures.length === 0) return single('coverage', counted.problem);
    return outcome.passed + outcome.failures.length > 0 ? outcome : single('unit', 'the files hold no test');
  },
};

/** A file calls `test`, or something of the test support that does. */
const CALLS_A_TEST = /^\s*(?:test|suite|describe|it|\w*Tests?\w*|test\w+|\w+Rule)\(/m;

/** Runs the files in as many processes as there are cores: one each would load the same modules a hundred times. */
async function outcomeOf(
  files: readonly string[],
  print: (line: string) => void,
  coverageFolder: string | undefined,
): Promise<Outcome> {
  const batches = Array.from({ length: Math.min(availableParallelism(), files.length) }, () => [] as string[]);
  for (const [index, file] of files.entries()) batches[index % batches.length]!.push(file);
  const failures: Failure[] = [];
  const fail = (failure: Failure) => {
    failures.push(failure);
    print(`✗ ${failure.title}\n${failure.error.replace(/^/gm, '    ')}`);
  };
  let passed = 0;
  const hear = (told: Told) => {
    if (told.kind === 'passed') passed++;
    if (told.kind !== 'failed') return;
    const { name, file, line, error } = told;
    fail({ title: `${file ? `${relative(root, file)}:${line} ` : ''}${name}`, error });
  };
  const env = { ...process.env, ...(coverageFolder !== undefined && { COVERAGE_FOLDER: coverageFolder }) };
  await Promise.all(
    batches.map(async (batch) => {
      const { code, stuck } = await runBatch({ files: batch, hear, print, env });
      const ended = `The process of ${batch.length} files ended with ${code}.`;
      if (code !== 0 || stuck !== undefined) fail({ title: 'unit', error: stuck ?? ended });
    }),
  );

  return { passed, failures };
}
