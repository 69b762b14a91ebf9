import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type HostName, runHost } from '../../test/vscode/run.ts';
import { root } from '../setup.mjs';
import { buildStep } from './build.ts';
import { grammar } from './grammar.ts';
import { type Failure, type Outcome, program, programStep, type Step, single } from './step.ts';
import { unit } from './unit.ts';

// The check of generated files stands before the build, which would write them; the types need what the build writes.
const steps: readonly Step[] = [
  programStep('generated', process.execPath, [join(root, '.scripts', 'generate.ts'), '--check']),
  buildStep,
  programStep('types', 'tsc', ['-p', '.']),
  programStep('lint', 'biome', ['check', '--error-on-warnings', '--colors=off', '.']),
  unit,
  grammar,
  host('node'),
  host('web'),
];

/** Runs the steps of `npm test`, prints what they found, the sum as the last line, and returns the exit code. */
export async function runChecks(args: readonly string[]): Promise<number> {
  const { only, files } = options(args);
  const asked = steps.filter(({ name }) => only.length === 0 || only.some((part) => name.startsWith(part)));
  if (asked.length === 0) {
    console.error(`There is no such step. The steps are ${steps.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const building = asked.some(({ needsBuild }) => needsBuild);
  const outcomes = await runAll(
    steps.filter((step) => asked.includes(step) || (building && step === buildStep)),
    files,
  );
  return conclude(outcomes);
}

/** `--only STEP`, repeatable, where the beginning of a name will do; other arguments pick unit test files. */
function options(args: readonly string[]): { readonly only: readonly string[]; readonly files: readonly string[] } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  return { only: (values.only ?? []).flatMap((names) => names.split(',')), files: positionals };
}

async function runAll(wanted: readonly Step[], files: readonly string[]): Promise<ReadonlyMap<Step, Outcome>> {
  const outcomes = new Map<Step, Outcome>();
  // Started here and awaited there: the first time it downloads for a while.
  if (wanted.some(({ name }) => name.startsWith('vscode'))) void installHosts();
  for (const step of wanted) {
    const started = performance.now();
    console.log(`\n── ${step.name}`);
    const broken = step.needsBuild && outcomes.get(buildStep)?.broken;
    const outcome = broken ? single(step.name, 'not run: the build failed') : await attempt(step, files);
    outcomes.set(step, outcome);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${outcome.passed} passed, ${outcome.failures.length} failed in ${seconds} s`);
  }
  return outcomes;
}

async function attempt(step: Step, files: readonly string[]): Promise<Outcome> {
  try {
    return await step.run({ files, print: (line) => console.log(line) });
  } catch (error) {
    console.log(error);
    return single(step.name, error instanceof Error ? error.stack : String(error));
  }
}

function conclude(outcomes: ReadonlyMap<Step, Outcome>): number {
  const failures: readonly (Failure & { readonly step: string })[] = [...outcomes].flatMap(([{ name }, outcome]) =>
    outcome.failures.map((failure) => ({ ...failure, step: name })),
  );
  const passed = [...outcomes.values()].reduce((sum, outcome) => sum + outcome.passed, 0);
  if (failures.length > 0) console.log('\n── failures');
  for (const { step, title, error } of failures) console.log(`\n${step}: ${title}\n${error.replace(/^/gm, '    ')}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length > 0 ? 1 : 0;
}

function host(name: HostName): Step {
  return {
    name: `vscode-${name}`,
    needsBuild: true,
    async run({ print }) {
      const { code, output } = await installHosts();
      if (output) print(output);
      return code === 0 ? runHost(name, print) : single(`vscode-${name}`, output);
    },
  };
}

let installing: ReturnType<typeof program> | undefined;

function installHosts(): ReturnType<typeof program> {
  installing ??= program(process.execPath, [join(root, 'test', 'vscode', 'install.ts')]);
  return installing;
}
