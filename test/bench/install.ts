import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../../.scripts/setup.mjs';

const folder = import.meta.dirname;
const modules = join(folder, 'node_modules');

/** Where a program of a peer lies. */
export function peerPath(...path: readonly string[]): string {
  return join(modules, ...path);
}

/**
 * Installs what this project is measured beside into a folder of the benchmark's own, where that has not been done.
 * Returns why it could not be done: the figures of this project need none of it.
 */
export function installPeers(): string | undefined {
  if (installed()) return undefined;
  console.error('Installing what this is measured beside, about 160 MB in test/bench/node_modules …');
  const { status, output } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  if (status === 0 && installed()) return undefined;
  const reason = output.split('\n').find((line) => /E[A-Z]{4,}|network|registry/.test(line)) ?? output.split('\n')[0];
  return `The peers could not be installed, so this is measured alone. It needs a connection to the npm registry. npm says: ${reason}`;
}

function installed(): boolean {
  const { dependencies } = readPackage(join(folder, 'package.json'));
  return Object.entries(dependencies).every(([name, version]) => {
    const path = join(modules, name, 'package.json');
    return existsSync(path) && readPackage(path).version === version;
  });
}

function readPackage(path: string): { readonly version: string; readonly dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(path, 'utf8'));
}
