/**
 * Makes things up for as long as it is told to, and prints the seed of what does not hold:
 *
 *   npm run fuzz -- --minutes 10 [--seed 123] [part of a path]…
 *
 * The time is that of each property; the files run one after another.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** A test that makes things up says so where it imports. */
const MAKES_UP = /^import .*(?:fast-check|\/fuzz\.ts)'/m;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('Say how long: npm run fuzz -- --minutes 10 [--seed 123] [part of a path]…');
  process.exit(2);
}
const tests = fileURLToPath(new URL('..', import.meta.url));
const files = globSync('**/*.test.ts', { cwd: tests, exclude: ['vscode/**', 'bench/**'] })
  .filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)))
  .filter((file) => MAKES_UP.test(readFileSync(join(tests, file), 'utf8')))
  .sort();
if (files.length === 0) {
  console.error(`No test that makes things up has ${positionals.join(' or ')} in its path.`);
  process.exit(2);
}
console.log(`seed ${seed}, ${minutes} min for each property, ${files.join(', ')}`);
const env = { ...process.env, FUZZ_MINUTES: String(minutes), FUZZ_SEED: String(seed) };
const configure = new URL('configure.ts', import.meta.url).href;
const flags = ['--expose-gc', '--import', configure, '--test', '--test-concurrency=1'];
const args = [...flags, ...files.map((file) => join(tests, file))];
const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
if (status !== 0) console.error(`Again: npm run fuzz -- --minutes ${minutes} --seed ${seed}`);
process.exit(status ?? 1);
