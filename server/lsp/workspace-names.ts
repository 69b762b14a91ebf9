import type { CharterIndex, KnownCharter } from './charter-index.ts';
import type { OtherNames } from './judge.ts';
import { type Namesakes, namesakesAmong } from './namesakes.ts';
import type { FilePlace, FileSource } from './platform.ts';
import { canonicalUri } from './uri.ts';

/** Which charters of the workspace have one name, where each should have its own. */
export interface WorkspaceNames extends OtherNames {
  /** The others with the name that a charter is known by; undefined where there is none. */
  namesakesOf(charter: KnownCharter | undefined): Namesakes | undefined;
}

export interface WorkspaceNamesOptions {
  readonly index: CharterIndex;
  readonly sourceOf: (uri: string) => FileSource | undefined;
  readonly folders: () => readonly string[];
  /** Reads a charter anew when there is time. */
  readonly look: (key: string, uri: string) => void;
}

/** Whether a namesake is still there is asked of so many: a folder that is deleted is not told of file by file. */
const MOST_ASKED = 20;

export function workspaceNames({ index, sourceOf, folders, look }: WorkspaceNamesOptions): WorkspaceNames {
  function* pathsNamed(own: FilePlace, name: string): Generator<string> {
    for (const { place } of index.named(own.root, name)) if (place && place.id !== own.id) yield place.path;
  }
  return {
    others(name, uri) {
      const own = canonicalUri(uri);
      const place = index.get(own)?.place ?? sourceOf(uri)?.place(uri, folders());
      if (!place || name === '') return [];
      const namesakes = [...index.named(place.root, name)].filter((other) => other.place?.id !== place.id);
      const gone = namesakes.slice(0, MOST_ASKED).filter((other) => {
        const source = sourceOf(other.uri);
        return !other.open && source !== undefined && source.exists(other.uri) === false;
      });
      for (const other of gone) look(other.key, other.uri);
      return namesakes.filter((other) => !gone.includes(other)).map((other) => other.place!.path);
    },
    namesakesOf(charter) {
      const { name, place } = charter ?? {};
      if (name === undefined || name === '' || !place) return undefined;
      return namesakesAmong(name, pathsNamed(place, name));
    },
  };
}
