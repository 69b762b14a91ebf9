import { basename, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { isCharterFileName } from '../workspace/file-names.ts';
import { isInside } from '../workspace/repository-root.ts';
import { statsOf } from '../workspace/stats-of.ts';
import { walk } from '../workspace/walk.ts';
import { addFound, type Finds } from './finds.ts';

const YAML = /\.ya?ml$/i;

/** True when an argument is to be read as a glob. */
export function isGlob(argument: string): boolean {
  return picomatch.scan(slashes(argument), { nonegate: true }).isGlob;
}

/**
 * Finds what a glob matches: YAML files, and folders, which are searched for charters. False when that is nothing. As
 * in a folder, what git ignores is left out. With a slash at its end it means folders only.
 */
export function findGlob(argument: string, cwd: string, finds: Finds): boolean {
  const { base, glob } = picomatch.scan(slashes(argument), { nonegate: true });
  const start = resolve(cwd, base);
  if (!statsOf(start)?.isDirectory()) return false;
  const pattern = glob.replace(/\/+$/, '');
  const matches = picomatch(pattern, { nonegate: true, dot: true, posix: true });
  const isMatch = (path: string) => matches(slashes(relative(start, path)));
  let matched: string | undefined;
  const inMatched = (path: string) => matched !== undefined && isInside(matched, path);
  let found = false;
  walk(start, {
    folder(path) {
      if (path !== start && !inMatched(path) && isMatch(path)) matched = path;
    },
    wants: (name) => YAML.test(name),
    file(path, isLink) {
      const wanted = (isCharterFileName(basename(path)) && inMatched(path)) || (pattern === glob && isMatch(path));
      if (!wanted) return;
      found = true;
      addFound(path, isLink, cwd, finds);
    },
    failed: finds.failed,
  });
  return found;
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
