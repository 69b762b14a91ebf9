/**
 * Makes things up for as long as it is told to, and prints the seed of what does not hold:
 *
 *   npm run fuzz -- --minutes 10 [--seed 123] [part of a file's name]…
 *
 * The time is that of each property; the files run one after another.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('Say how long: npm run fuzz -- --minutes 10 [--seed 123] [part of a file name]…');
  process.exit(2);
}
const folder = fileURLToPath(new URL('.', import.meta.url));
const files = globSync('*.test.ts', { cwd: folder })
  .filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`No file of test/fuzz has ${positionals.join(' or ')} in its name.`);
  process.exit(2);
}
console.log(`seed ${seed}, ${minutes} min for each property, ${files.join(', ')}`);
const env = { ...process.env, FUZZ_MINUTES: String(minutes), FUZZ_SEED: String(seed) };
const args = ['--expose-gc', '--test', '--test-concurrency=1', ...files.map((file) => `${folder}${file}`)];
const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
if (status !== 0) console.error(`Again: npm run fuzz -- --minutes ${minutes} --seed ${seed}`);
process.exit(status ?? 1);
