import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript without dependencies: a fresh clone runs this before anything is installed, on the user's own Node.

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const modules = join(root, 'node_modules');
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs the dependencies when `node_modules` does not hold what the lock file names. Ends the process when that fails. */
export function setup() {
  if (installed()) return;
  console.error('Installing the dependencies …');
  // `npm ci` removes node_modules first, which Windows refuses while a program in it is running, as this one may be.
  const command = existsSync(modules) && process.platform === 'win32' ? 'install' : 'ci';
  const result = npm([command, '--no-audit', '--no-fund', '--loglevel=error'], root);
  if (result.status === 0 && installed()) return;
  console.error(result.output);
  console.error(
    result.missing
      ? 'npm was not found. Install Node.js 20 or newer together with npm, then run this again.'
      : `The dependencies could not be installed ("npm ${command}" failed, see above). It needs a connection to the npm registry; then run this again.`,
  );
  process.exit(1);
}

/** Runs npm to its end in a folder and returns its status and what it said. */
export function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const options = { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const result = script?.endsWith('.js')
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return {
    status: result.status,
    missing: result.error?.code === 'ENOENT',
    output: `${result.stdout ?? ''}${result.stderr ?? ''}`.trim() || String(result.error ?? ''),
  };
}

/**
 * Runs the calling script once more on the Node 24 among the dependencies, where this process is not that already, and
 * ends with its exit code. Resolves only in a process that runs on Node 24.
 */
export async function onNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const path = [join(modules, '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  onOrphaned(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
  await new Promise(() => {});
}

/** Calls back when npm is gone, as it is after a signal that the shell between npm and this did not pass on. */
export function onOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}

/** Compares with npm's own record of what it installed, so that `npm install PACKAGE` by hand is no reason to start over. */
function installed() {
  if (!existsSync(node)) return false;
  const wanted = packages(join(root, 'package-lock.json'));
  const found = packages(join(modules, '.package-lock.json'));
  if (!wanted || !found) return false;
  const same = (name) =>
    wanted[name]?.version === found[name]?.version && wanted[name]?.integrity === found[name]?.integrity;
  // Optional packages are for other systems than this one.
  return (
    Object.keys(wanted).every((name) => name === '' || same(name) || (wanted[name].optional && !found[name])) &&
    Object.keys(found).every(same)
  );
}

function packages(lock) {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
