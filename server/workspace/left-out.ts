import { compileGlob } from './compile-glob.ts';

/** Tells of a path below a folder, with slashes, whether it is left out by itself; what holds of a folder holds of all in it. */
export type LeftOut = (path: string) => boolean;

export const NOTHING_LEFT_OUT: LeftOut = () => false;

/**
 * Compiles an editor's patterns for files that it does not show, such as `legacy` or `build/*.yaml`. A workspace may bring
 * such patterns along, so one that could take long on some path leaves nothing out, and neither does one that is no pattern.
 */
export function leftOutBy(patterns: readonly string[]): LeftOut {
  const tests = patterns.filter(isQuick).flatMap((pattern) => {
    try {
      return [compileGlob(pattern.replace(/\/$/, ''))];
    } catch {
      return [];
    }
  });
  return tests.length === 0 ? NOTHING_LEFT_OUT : (path) => tests.some((test) => test(path));
}

/** True when a path below a folder, or a folder on the way to it, is left out. */
export function isLeftOut(path: string, leftOut: LeftOut): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
    if (leftOut(path.slice(0, end))) return true;
  return false;
}

/** Each star multiplies the ways in which a name may match. */
const MOST_STARS = 3;

function isQuick(pattern: string): boolean {
  if (pattern.length > 500) return false;
  const segments = pattern.split('/');
  const anyDepth = segments.filter((segment) => segment.includes('**')).length;
  return anyDepth <= MOST_STARS && segments.every((segment) => (segment.match(/\*+/g)?.length ?? 0) <= MOST_STARS);
}
