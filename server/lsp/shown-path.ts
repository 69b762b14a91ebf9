import { canonicalUri, fileNameOf, splitUri } from './uri.ts';

/** A folder of the workspace, by the name that the client has for it. */
export interface NamedFolder {
  readonly uri: string;
  readonly name: string;
}

/** How to call a file to a person, by its URI. `path` is that in its repository. */
export type ShownPath = (uri: string, path: string) => string;

/**
 * Calls a file as editors do: by its path in the folder of the workspace that it lies in, with the name of the folder in
 * front where there are several. Its path in its repository would not do: with repositories within the folder, or in
 * several, there may be many a `charter.yaml`. It is for what lies in no folder.
 */
export function shownPaths(folders: readonly NamedFolder[]): ShownPath {
  const tops = folders
    .map(({ uri, name }) => ({ start: `${canonicalUri(uri).replace(/\/+$/, '')}/`, name }))
    // The nearest one comes first.
    .sort((a, b) => b.start.length - a.start.length);
  return (uri, path) => {
    const own = canonicalUri(uri);
    const top = tops.find(({ start }) => own.startsWith(start));
    const within = top && splitUri(own)?.path.slice(splitUri(top.start)?.path.length);
    if (!within) return path;
    return tops.length > 1 ? `${top.name}/${within}` : within;
  };
}

/** The name of a folder for which a client gave none. */
export function folderName(uri: string): string {
  return fileNameOf(uri.replace(/\/+$/, ''));
}
