/**
 * Says what the tests would not notice: makes one small slip at a time in a file of the engine and runs its tests.
 *
 *   npm run mutation [-- --at-least 90] [--again] [part of a file's name]…
 *
 * Without names it goes through all checks. What is done is kept in .cache/mutation.json until the engine, the test
 * support or the tests of the file change, so that a run that was stopped goes on where it was. The exit code is 1 when
 * less than the given share of the mutants is noticed.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Fate } from './judge.ts';

interface Place {
  readonly line: number;
  readonly was: string;
  readonly is: string;
}

interface Outcome extends Place {
  readonly fate: Fate | 'timeout';
}

type Message =
  | { readonly broken: string }
  | { readonly mutants: readonly Place[] }
  | { readonly round: number; readonly fate: Fate };

/**
 * How long nothing may be heard of a mutant, ms, unless the file itself takes a fifth of that. Most are judged within 50;
 * others may keep the machine busy.
 */
const PATIENCE = 20_000;
const CACHE = '.cache/mutation.json';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'at-least': { type: 'string', default: '0' }, again: { type: 'boolean', default: false } },
});
const atLeast = Number(values['at-least']);
if (!(atLeast >= 0 && atLeast <= 100)) stop('Say the share in percent: npm run mutation -- --at-least 90');
const named = (file: string) => positionals.some((part) => file.includes(part));
const files = globSync(['server/engine/rules/*.ts', 'server/engine/{waivers,suppressions,severity}.ts'])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('/index.ts') && (positionals.length === 0 || named(file)))
  .sort();
if (files.length === 0) stop(`No file has ${positionals.join(' or ')} in its name.`);

const everywhere = hashOf(
  globSync(['server/engine/**/*.ts', 'test/support/*.ts', 'test/mutation/{judge,mutants}.ts']).sort(),
);
const kept: Record<string, { readonly key: string; readonly outcomes: readonly Outcome[] }> = readKept();
const totals = { killed: 0, timeout: 0, survived: 0, invalid: 0 };
const waiting = [...files];
let failed = false;
// Ending takes along the processes that judge, one of which may hang.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
// As many as there are cores, and not more than two: it is meant to run beside other work.
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));

const noticed = totals.killed + totals.timeout;
const valid = noticed + totals.survived;
const score = valid === 0 ? 100 : (100 * noticed) / valid;
console.log(
  `${files.length} files, ${valid} mutants: ${totals.killed} killed, ${totals.timeout} timed out, ${totals.survived} survived (${totals.invalid} more were not valid). ${score.toFixed(1)} % noticed.`,
);
if (score < atLeast) console.log(`That is less than ${atLeast} %.`);
process.exit(failed || score < atLeast ? 1 : 0);

async function work(): Promise<void> {
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const tests = testsOf(file);
    const key = `${everywhere} ${hashOf(tests)}`;
    const last = kept[file];
    const known = !values.again && last?.key === key ? last.outcomes : undefined;
    const outcomes = known ?? (await outcomesOf(file, tests));
    if (typeof outcomes === 'string') {
      failed = true;
      console.log(`${file}: its tests fail without any change: ${outcomes}`);
      continue;
    }
    kept[file] = { key, outcomes };
    mkdirSync('.cache', { recursive: true });
    writeFileSync(CACHE, JSON.stringify(kept));
    tell(file, outcomes);
  }
}

/** Runs a process until it is through with the mutants of a file, and another from the next on where one hangs. */
async function outcomesOf(file: string, tests: readonly string[]): Promise<readonly Outcome[] | string> {
  const outcomes: Outcome[] = [];
  for (;;) {
    const places = await judge(file, tests, outcomes);
    if (typeof places === 'string') return places;
    const next = places[outcomes.length];
    if (next === undefined) return outcomes;
    outcomes.push({ ...next, fate: 'timeout' });
  }
}

/** The mutants of a file, after the outcomes of as many as the process got through have been added to those given. */
function judge(file: string, tests: readonly string[], outcomes: Outcome[]): Promise<readonly Place[] | string> {
  return new Promise((resolve) => {
    const child = fork('test/mutation/judge.ts', [file, String(outcomes.length), ...tests], { stdio: 'ignore' });
    const stopChild = () => child.kill('SIGKILL');
    process.once('exit', stopChild);
    let places: readonly Place[] | string = 'the process ended at once';
    const started = performance.now();
    let patience = PATIENCE;
    let timer = setTimeout(stopChild, 3 * PATIENCE);
    child.on('message', (message: Message) => {
      clearTimeout(timer);
      if ('mutants' in message) patience = Math.max(PATIENCE, 5 * (performance.now() - started));
      timer = setTimeout(stopChild, patience);
      if ('broken' in message) places = message.broken;
      else if ('mutants' in message) places = message.mutants;
      else if (typeof places !== 'string')
        outcomes.push({ ...(places as readonly Place[])[message.round]!, fate: message.fate });
    });
    child.on('exit', () => {
      clearTimeout(timer);
      process.off('exit', stopChild);
      resolve(places);
    });
  });
}

/** The tests of a file: the one of its name, and what holds for every check or grade. */
function testsOf(file: string): readonly string[] {
  const own = file.replace(/^server\/(.*)\.ts$/, 'test/$1.test.ts');
  const more = file.includes('/rules/')
    ? [
        'test/engine/rules.test.ts',
        ...(/\bevidence[:(]/.test(readFileSync(file, 'utf8')) ? ['test/engine/evidence.test.ts'] : []),
      ]
    : ['findings', 'labels', 'rules/waiver-valid', 'rules/suppression-valid'].map(
        (name) => `test/engine/${name}.test.ts`,
      );
  return [own, ...more].filter((path) => existsSync(path));
}

function tell(file: string, outcomes: readonly Outcome[]): void {
  const count = (fate: Outcome['fate']) => outcomes.filter((outcome) => outcome.fate === fate).length;
  for (const fate of ['killed', 'timeout', 'survived', 'invalid'] as const) totals[fate] += count(fate);
  console.log(`${file}: ${count('killed')} killed, ${count('timeout')} timed out, ${count('survived')} survived`);
  for (const { line, was, is, fate } of outcomes) {
    if (fate === 'survived') console.log(`  ${file}:${line}  ${was}  ->  ${is}`);
  }
}

function readKept(): typeof kept {
  try {
    return JSON.parse(readFileSync(CACHE, 'utf8'));
  } catch {
    return {};
  }
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\n${readFileSync(path, 'utf8')}`);
  return hash.digest('hex').slice(0, 16);
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
