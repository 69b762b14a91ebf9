/**
 * Runs the tests of one file against one mutant of it after the other, from a given one on, and sends what became of
 * each to the process that started this one. Nothing on disk changes: a mutant is put in the place of the file as it is
 * imported. What imports the file, over others too, is imported anew with each; the rest of the program once.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { setPriority } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { takeTests } from './collected.ts';
import { mutantsOf } from './mutants.ts';

/** What became of a mutant. One that is not even JavaScript, or fails to be imported by itself, is invalid. */
export type Fate = 'killed' | 'survived' | 'invalid';

const [file = '', first = '0', ...tests] = process.argv.slice(2);
const url = (path: string) => pathToFileURL(resolve(path)).href;
const target = url(file);
const collector = new URL('./collected.ts', import.meta.url).href;
const mutants = mutantsOf(readFileSync(file, 'utf8'));
setPriority(10);

/** Who imports whom, by address. */
const importers = new Map<string, Set<string>>();
const stripped = new Map<string, string>();
let anew = (_url: string): boolean => true;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'node:test') return { url: collector, shortCircuit: true };
    const found = next(specifier, context);
    if (!found.url.startsWith('file:') || found.url.includes('/node_modules/')) return found;
    const [bare, query] = [withoutQuery(found.url), new URL(context.parentURL ?? found.url).search];
    const parent = withoutQuery(context.parentURL ?? '');
    importers.set(bare, (importers.get(bare) ?? new Set()).add(parent));
    const round = new URL(found.url).search || query;
    return round.startsWith('?round') && bare !== collector && anew(bare) ? { ...found, url: bare + round } : found;
  },
  load(address, context, next) {
    const { pathname, searchParams } = new URL(address);
    const round = searchParams.get('round');
    if (round === null || !pathname.endsWith('.ts')) return next(address, context);
    const mutant = withoutQuery(address) === target ? mutants[Number(round)] : undefined;
    return { format: 'module', source: mutant?.text ?? withoutTypes(withoutQuery(address)), shortCircuit: true };
  },
});

/** A file as JavaScript: what takes longest of importing it once more. */
function withoutTypes(address: string): string {
  const known = stripped.get(address) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(address), 'utf8'));
  stripped.set(address, known);
  return known;
}

function withoutQuery(address: string): string {
  return address.replace(/\?.*/, '');
}

/** The first thing that goes wrong in the tests with a mutant, or none; no mutant stands behind the last number. */
async function failureOf(round: number): Promise<unknown> {
  for (const path of tests) {
    await import(`${url(path)}?round=${round}`);
    for (const { name, body } of takeTests()) {
      if (isOfAnother(name)) continue;
      try {
        await body();
      } catch (error) {
        return error ?? name;
      }
    }
  }
  return undefined;
}

/** What rules.test.ts says of each check begins with its id. */
function isOfAnother(name: string): boolean {
  const id = /\/rules\/(.*)\.ts$/.exec(file)?.[1];
  const about = /^([a-z]+(?:-[a-z]+)*): /.exec(name)?.[1];
  return id !== undefined && about !== undefined && about !== id;
}

async function fateOf(round: number): Promise<Fate> {
  try {
    await import(`${target}?round=${round}`);
  } catch {
    return 'invalid';
  }
  try {
    return (await failureOf(round)) === undefined ? 'survived' : 'killed';
  } catch {
    takeTests();
    return 'killed';
  }
}

/** The file itself and what imports it, however far away. */
function usersOf(address: string, found = new Set<string>()): Set<string> {
  if (found.has(address)) return found;
  found.add(address);
  for (const user of importers.get(address) ?? []) usersOf(user, found);
  return found;
}

async function send(message: object): Promise<void> {
  await new Promise<void>((done) => process.send?.(message, undefined, undefined, () => done()));
}

const failure = await failureOf(mutants.length).catch((error: unknown) => error);
if (failure !== undefined) {
  await send({ broken: failure instanceof Error ? failure.message : String(failure) });
  process.exit(1);
}
const users = usersOf(target);
anew = (address) => users.has(address);
await send({ mutants: mutants.map(({ line, was, is }) => ({ line, was, is })) });
for (let round = Number(first); round < mutants.length; round++) await send({ round, fate: await fateOf(round) });
process.exit(0);
