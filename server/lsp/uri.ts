/** The parts of a URI that say where something lies: scheme and authority, and the decoded path. */
export interface UriParts {
  readonly prefix: string;
  readonly path: string;
}

/** Parts a URI; what follows a `?` or `#` is left out. Undefined when it is none. */
export function splitUri(uri: string): UriParts | undefined {
  const match = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)/i.exec(uri);
  if (!match) return undefined;
  try {
    return { prefix: match[1]!.toLowerCase(), path: decodeURIComponent(match[2]!) };
  } catch {
    return undefined;
  }
}

/** The URI of what a path means from the file at a URI. */
export function uriOf(path: string, from: string): string {
  return new URL(path.split('/').map(encodeURIComponent).join('/'), from).href;
}

/** Puts together what `splitUri` took apart. */
export function joinUri({ prefix, path }: UriParts): string {
  return prefix + path.split('/').map(encodeURIComponent).join('/');
}

/** Editors differ in what they percent-encode, and in the case of a drive's letter; one form for all. */
export function canonicalUri(uri: string): string {
  const parts = splitUri(uri);
  if (!parts) return uri;
  return joinUri({ ...parts, path: parts.path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase()) });
}

/** True when a path is a folder, or lies in it. */
export function isBelow(folder: string, path: string): boolean {
  const base = folder.replace(/\/$/, '');
  return path === base || path.startsWith(`${base}/`);
}

/** True of a file in one of these folders, however their URIs are written. */
export function liesIn(folders: readonly string[], uri: string): boolean {
  const own = canonicalUri(uri);
  return folders.some((folder) => isBelow(canonicalUri(folder), own));
}

/** The last name in a URI, decoded; empty where there is none. */
export function fileNameOf(uri: string): string {
  return splitUri(uri)?.path.split('/').at(-1) ?? '';
}

/** The URI of the folder that something lies in. */
export function parentOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
