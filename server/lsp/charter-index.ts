import type { Person } from '../engine/index.ts';
import type { CharterEntry } from '../protocol.ts';
import { type PathNode, pathTree } from './path-tree.ts';
import type { FilePlace } from './platform.ts';
import type { SharedValues } from './shared-values.ts';

/** What is kept of a charter, and, as far as there is any of it, of a policy: never its text, nor what it was read into. */
export interface KnownCharter {
  /** The same for all spellings of its URI. */
  readonly key: string;
  /** As the client spells it, or the server where the client never did. */
  uri: string;
  open: boolean;
  /** It lies in the workspace, and is not left out there. */
  member: boolean;
  place: FilePlace | undefined;
  /** As far as it is known: undefined of what cannot be read, or is another tool's. */
  name: string | undefined;
  entry: CharterEntry | undefined;
  /** Everybody whom it names, owner or not. */
  people: readonly Person[];
  /** Where its name and its owners stand: four numbers each. */
  places: readonly number[];
  /** Entry, people and places in one text, where they are those of an open one. */
  said: string | undefined;
  /** The files that its findings depend on; of an open one, which looks after itself, those beside the workspace. */
  reads: readonly PathNode<KnownCharter>[];
  /** The day for which it was evaluated, and where that day is. */
  day: string;
  timeZone: string | undefined;
  /** What was last said of it, in a number; 0 when that is nothing. */
  shown: number;
}

/** All charters that are known, found by their place, their name, and the files they depend on. */
export interface CharterIndex {
  get(key: string): KnownCharter | undefined;
  all(): Iterable<KnownCharter>;
  readonly size: number;
  /** Those at a path of keys, or below it. */
  below(key: string): Iterable<KnownCharter>;
  /** Those that depend on a file, or on something in a folder. */
  readers(path: string): Iterable<KnownCharter>;
  /**
   * The files that some charter depends on, those in these folders left out, without the slash that they begin with. What
   * is looked for below another one, which then is no folder, is left out too.
   */
  readBeside(folders: readonly string[]): Iterable<string>;
  /** Not to be kept: it changes as charters do. */
  named(root: string, name: string): Iterable<KnownCharter>;
  ensure(key: string, uri: string): KnownCharter;
  remove(charter: KnownCharter): void;
  /** True when they are others than before. */
  setReads(charter: KnownCharter, paths: readonly string[]): boolean;
  /** Returns the charters that have, or had, the same name, this one left out. */
  setName(charter: KnownCharter, name: string | undefined, place: FilePlace | undefined): readonly KnownCharter[];
}

export function charterIndex(share: SharedValues): CharterIndex {
  const charters = new Map<string, KnownCharter>();
  const byKey = pathTree<KnownCharter>(share);
  const nodes = new Map<KnownCharter, PathNode<KnownCharter>>();
  const byRead = pathTree<KnownCharter>(share);
  const byName = new Map<string, Set<KnownCharter>>();

  const sameName = ({ name, place }: Pick<KnownCharter, 'name' | 'place'>): Set<KnownCharter> | undefined =>
    name === undefined || name === '' || !place ? undefined : byName.get(nameKey(place.root, name));

  const index: CharterIndex = {
    get: (key) => charters.get(key),
    all: () => charters.values(),
    get size() {
      return charters.size;
    },
    below: (key) => byKey.below(key),
    readers: (path) => byRead.below(path),
    readBeside: (folders) => byRead.beside(folders),
    named: (root, name) => byName.get(nameKey(root, name)) ?? [],
    ensure(key, uri) {
      const known = charters.get(key);
      if (known) return known;
      const charter: KnownCharter = {
        key,
        uri,
        open: false,
        member: false,
        place: undefined,
        name: undefined,
        entry: undefined,
        people: [],
        places: [],
        said: undefined,
        reads: [],
        day: '',
        timeZone: undefined,
        shown: 0,
      };
      charters.set(key, charter);
      nodes.set(charter, byKey.add(key, charter));
      return charter;
    },
    remove(charter) {
      charters.delete(charter.key);
      const node = nodes.get(charter);
      if (node) byKey.remove(node, charter);
      nodes.delete(charter);
      index.setReads(charter, []);
    },
    setReads(charter, paths) {
      const before = charter.reads;
      charter.reads = paths.map((path) => byRead.add(path, charter));
      const kept = new Set(charter.reads);
      const left = before.filter((node) => !kept.has(node));
      for (const node of left) byRead.remove(node, charter);
      return left.length > 0 || kept.size > before.length;
    },
    setName(charter, name, place) {
      const isSame = charter.name === name && charter.place?.root === place?.root;
      if (isSame) {
        charter.place = place;
        return [];
      }
      const left = sameName(charter);
      left?.delete(charter);
      if (left?.size === 0) byName.delete(nameKey(charter.place!.root, charter.name!));
      charter.name = name;
      charter.place = place;
      const met = sameName(charter);
      const concerned = [...(left ?? []), ...(met ?? [])];
      if (met) met.add(charter);
      else if (name !== undefined && name !== '' && place) byName.set(nameKey(place.root, name), new Set([charter]));
      return concerned;
    },
  };
  return index;
}

/** Names must differ within a repository. */
function nameKey(root: string, name: string): string {
  return `${root}\0${name}`;
}
