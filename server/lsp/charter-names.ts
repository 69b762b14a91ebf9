import type { FilePlace, Platform } from './platform.ts';
import { canonicalUri, isBelow } from './uri.ts';

/** The names of the charters of the workspace, which must differ within a repository. */
export interface CharterNames {
  /** The paths, from the root of the repository, of its other charters that have this name. */
  others(name: string, uri: string): readonly string[];
  /** Notes the name of an open charter; undefined when it has none. Returns the names concerned by a change. */
  note(uri: string, name: string | undefined): readonly string[];
  /** Reads a file that is not open, or no longer. */
  look(uri: string): readonly string[];
  /** Reads all files again that were below a folder and are not open. */
  lookBelow(folder: string): readonly string[];
  /**
   * Reads the names of all charters in the workspace, a few at a time, so that no message waits, and forgets all others;
   * or, of a folder that has come, those in it.
   */
  scan(folder?: string): Promise<readonly string[]>;
}

export interface CharterNamesOptions {
  readonly platform: Platform;
  readonly folders: () => readonly string[];
  readonly placeOf: (uri: string) => FilePlace | undefined;
  readonly log: (error: unknown) => void;
}

export function charterNames({ platform, folders, placeOf, log }: CharterNamesOptions): CharterNames {
  const { disk } = platform;
  const names = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const open = new Set<string>();

  const set = (uri: string, name: string | undefined): readonly string[] => {
    const before = names.get(uri);
    if (before === name) return [];
    if (before !== undefined) byName.get(before)?.delete(uri);
    if (name === undefined) names.delete(uri);
    else {
      names.set(uri, name);
      const uris = byName.get(name) ?? new Set();
      byName.set(name, uris.add(uri));
    }
    return [before, name].filter((changed) => changed !== undefined && changed !== '') as string[];
  };
  // Without a disk nobody knows what is not open.
  const read = (uri: string): readonly string[] => set(uri, disk?.charterName(uri, folders()));

  return {
    others(name, uri) {
      const own = placeOf(uri);
      if (!own || name === '') return [];
      const found: string[] = [];
      for (const other of [...(byName.get(name) ?? [])]) {
        const place = placeOf(other);
        if (!place || place.root !== own.root || place.id === own.id) continue;
        // A folder that is moved or deleted is not told of file by file.
        if (!open.has(other)) read(other);
        if (names.get(other) === name) found.push(place.path);
      }
      return found;
    },
    note(uri, name) {
      // The old side of a comparison, or a text that lies nowhere, is no second charter.
      if (!placeOf(uri)) return [];
      const own = canonicalUri(uri);
      open.add(own);
      return set(own, name);
    },
    look(uri) {
      const own = canonicalUri(uri);
      open.delete(own);
      return read(own);
    },
    lookBelow(folder) {
      const at = canonicalUri(folder);
      return [...names.keys()].filter((uri) => isBelow(at, uri) && !open.has(uri)).flatMap(read);
    },
    async scan(folder) {
      const changed = new Set<string>();
      const note = (concerned: readonly string[]) => {
        for (const name of concerned) changed.add(name);
      };
      try {
        const searched = folder === undefined ? folders() : [folder];
        const isSearched = (uri: string) => searched.some((at) => isBelow(canonicalUri(at), uri));
        if (folder === undefined)
          for (const uri of [...names.keys()]) if (!open.has(uri) && !isSearched(uri)) note(set(uri, undefined));
        for (const found of disk?.charters(searched) ?? []) {
          const uri = found === undefined ? undefined : canonicalUri(found);
          if (uri !== undefined && !open.has(uri)) note(read(uri));
          await new Promise<void>((resume) => platform.soon(resume));
        }
      } catch (error) {
        log(error);
      }
      return [...changed];
    },
  };
}
