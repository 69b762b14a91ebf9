import { win32 } from 'node:path';
import { statsOf } from './stats-of.ts';

/** The machine, as far as it decides which program is started. */
export interface ProgramHost {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  isFile(path: string): boolean;
}

const thisMachine: ProgramHost = {
  platform: process.platform,
  env: process.env,
  isFile: (path) => statsOf(path)?.isFile() === true,
};

/**
 * What to start for a program of this name. Windows would look into the current folder before the PATH, where a repository
 * may have put a program of its own; there the PATH is searched here, its relative folders left out. Undefined where it
 * is in none of them.
 */
export function findProgram(name: string, { platform, env, isFile }: ProgramHost = thisMachine): string | undefined {
  if (platform !== 'win32') return name;
  const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  return path
    .split(';')
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
    .filter((folder) => /^(?:[a-z]:[\\/]|\\\\)/i.test(folder))
    .map((folder) => win32.join(folder, `${name}.exe`))
    .find(isFile);
}
