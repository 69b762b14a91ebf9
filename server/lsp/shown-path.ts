import { canonicalUri, fileNameOf, isBelow, splitUri } from './uri.ts';

/** A folder of the workspace, by the name that the client has for it. */
export interface NamedFolder {
  readonly uri: string;
  readonly name: string;
}

/**
 * How to call a file to a person: as editors do, by its path in the folder of the workspace that it lies in, with the
 * name of the folder in front where there are several. Its path in its repository, which is given, would not do: with
 * repositories within the folder, or in several, there may be many a `charter.yaml`. It is for what lies in no folder.
 */
export function shownPath(uri: string, path: string, folders: readonly NamedFolder[]): string {
  const own = splitUri(canonicalUri(uri))?.path ?? '';
  const tops = folders.flatMap(({ uri: folder, name }) => {
    const top = splitUri(canonicalUri(folder))?.path.replace(/\/$/, '');
    return top !== undefined && isBelow(canonicalUri(folder), canonicalUri(uri)) ? [{ top, name }] : [];
  });
  const [nearest] = tops.sort((a, b) => b.top.length - a.top.length);
  if (!nearest || own === nearest.top) return path;
  const within = own.slice(nearest.top.length + 1);
  return folders.length > 1 ? `${nearest.name}/${within}` : within;
}

/** The name of a folder for which a client gave none. */
export function folderName(uri: string): string {
  return fileNameOf(uri.replace(/\/+$/, ''));
}
