import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** Which build this is: a hash of all that is built, put in by the build. */
declare const BUILD: string;

/** Flags of V8 that the programs set while they run, as they are before: what is kept under others is of no use. */
export const FLAGS_AT_START = [
  '--heap-growing-percent=0',
  '--min-semi-space-size=0',
  '--semi-space-growth-factor=2',
  '--parallel-scavenge',
  '--turbofan',
];

/** What a thread has from the start for what it soon forgets, in megabytes: growing to that takes longer than using it. */
export const YOUNG_IN_THREADS = 6;

/** The same of threads, which begin under what a run over many files has set by then, and end under more. */
export const FLAGS_IN_THREADS = [
  '--heap-growing-percent=0',
  `--min-semi-space-size=${YOUNG_IN_THREADS}`,
  '--semi-space-growth-factor=2',
  '--no-turbofan',
];

/**
 * Runs a file of the program with what has been compiled of it before, and keeps for the next run what this one compiles.
 * Half of the time that the check of one page takes would else go into compiling. Node's own cache holds of a file only
 * what is compiled while it is loaded, and functions are compiled when they are first called.
 *
 * @param folder where the files of the program are
 * @param kind what is run: it decides which functions are called
 * @param flags of V8, set before anything is kept
 * @param isToKeep asked at the end: whether what this run has compiled is what the next one needs
 */
export function runCompiled(
  folder: string,
  file: string,
  kind: string,
  flags: readonly string[],
  isToKeep: () => boolean = () => true,
): void {
  const place = cacheFolder();
  const fresh = new Map<string, Script>();
  const loaded = new Map<string, { exports: unknown }>();

  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const path = join(folder, name);
    const cachedData = place === undefined ? undefined : readIfThere(join(place, `${kind}-${name}`));
    const script = new Script(`${BEFORE}${readFileSync(path, 'utf8')}${AFTER}`, { filename: path, cachedData });
    if (script.cachedDataRejected !== false) fresh.set(name, script);
    const module = { exports: {} };
    loaded.set(name, module);
    script.runInThisContext()(module.exports, requireFrom, module, path, folder);
    return module.exports;
  };
  const requireFrom = Object.assign((name: string) => (name.startsWith('./') ? load(name.slice(2)) : require(name)), {
    main: require.main,
  });

  process.on('exit', () => {
    if (place === undefined || fresh.size === 0 || !isToKeep()) return;
    for (const flag of flags) setFlagsFromString(flag);
    write(place, kind, fresh);
  });
  load(file);
}

/** As Node wraps its modules. On the first line, so that places in messages stay those of the file. */
const BEFORE = '(function (exports, require, module, __filename, __dirname) {';
const AFTER = '\n})';

/** Never a folder that others may write to: what lies there is run. */
function cacheFolder(): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  // Whoever turns off Node's own cache wants none.
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  const own = XDG_CACHE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || join(homedir(), '.cache');
  // One that starts from the current folder could lie in somebody's repository.
  if (!isAbsolute(own)) return undefined;
  const place = join(own, 'charter', 'compiled', `${BUILD}-${process.version}-${process.arch}`);
  return isOwn(place) ? place : undefined;
}

/** True of a folder that nobody else may write to, or that is not there yet. */
function isOwn(folder: string): boolean {
  try {
    const { uid, mode } = statSync(folder);
    return process.getuid === undefined || (uid === process.getuid() && (mode & OTHERS_MAY_WRITE) === 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

const OTHERS_MAY_WRITE = 0o022;

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function write(place: string, kind: string, scripts: ReadonlyMap<string, Script>): void {
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    removeOld(join(place, '..'));
    for (const [name, script] of scripts) {
      const path = join(place, `${kind}-${name}`);
      // Threads of one process may do so at once.
      const draft = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
      try {
        writeFileSync(draft, script.createCachedData(), { mode: 0o600 });
        renameSync(draft, path);
      } finally {
        rmSync(draft, { force: true });
      }
    }
  } catch {
    // Without it the next start only takes longer.
  }
}

/** What no build has written to for so long is of one that is gone. In milliseconds. */
const OLD = 30 * 24 * 3_600_000;

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > OLD) rmSync(path, { recursive: true, force: true });
  }
}
