import { canonicalUri, fileNameOf, isBelow, splitUri } from './uri.ts';

/** A folder of the workspace, by the name that the client has for it. */
export interface NamedFolder {
  readonly uri: string;
  readonly name: string;
}

/**
 * How to call a file to a person. With one folder, or none, that is its path in its repository. Of several folders each may
 * have a repository of its own, and a `charter.yaml` in it: then, as editors do, the name of the folder comes first.
 */
export function shownPath(uri: string, path: string, folders: readonly NamedFolder[]): string {
  if (folders.length < 2) return path;
  const own = splitUri(canonicalUri(uri))?.path ?? '';
  const tops = folders.flatMap(({ uri: folder, name }) => {
    const top = splitUri(canonicalUri(folder))?.path.replace(/\/$/, '');
    return top !== undefined && isBelow(canonicalUri(folder), canonicalUri(uri)) ? [{ top, name }] : [];
  });
  const [nearest] = tops.sort((a, b) => b.top.length - a.top.length);
  return nearest ? nearest.name + own.slice(nearest.top.length) : path;
}

/** The name of a folder for which a client gave none. */
export function folderName(uri: string): string {
  return fileNameOf(uri.replace(/\/+$/, ''));
}
