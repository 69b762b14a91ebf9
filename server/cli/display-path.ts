import { isAbsolute, relative, sep } from 'node:path';

/** A path as it is shown: from the current folder, with slashes on every system. */
export function displayPath(cwd: string, path: string): string {
  const way = relative(cwd, path) || '.';
  // On another drive there is no way from here.
  const shown = isAbsolute(way) ? path : way;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

/** Orders by code units, so that the order is the same on every machine, whatever its language. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
