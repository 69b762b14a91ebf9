import type { CharterEntry } from '../../../server/protocol.ts';
import { compareEntries, GROUPS, type GroupId, groupOf, matcher } from './groups.ts';

/** A row of the view. It stays the same object for as long as it is the same row, whatever it says. */
export type Row = GroupRow | CharterRow;

export interface GroupRow {
  readonly kind: 'group';
  /** Stays the same over refreshes, so that what is selected and open does. */
  readonly key: string;
  readonly id: GroupId;
}

export interface CharterRow {
  readonly kind: 'charter';
  readonly key: string;
  readonly group: GroupId;
  readonly uri: string;
  entry: CharterEntry;
}

/** What has to be drawn anew: everything, or these rows with what is below them. */
export type Redraw = 'all' | readonly Row[];

/** The rows of the view. Reading is cheap: a group is sorted when somebody looks into it. */
export interface ChartersTree {
  readonly filter: string;
  /** How many charters there are, and how many the filter leaves. */
  readonly total: number;
  readonly shown: number;
  readonly overclaimed: number;
  groups(): readonly GroupRow[];
  children(group: GroupRow): readonly CharterRow[];
  size(group: GroupRow): number;
  groupOf(row: CharterRow): GroupRow;
  /** True of a charter whose name is also that of another: in another repository, or by mistake. */
  hasNamesake(entry: CharterEntry): boolean;
  find(uri: string): CharterRow | undefined;
  /** Takes in what changed, and returns what has to be drawn anew. */
  apply(changed: readonly CharterEntry[], removed: readonly string[]): Redraw;
  setFilter(filter: string): void;
}

export function createChartersTree(): ChartersTree {
  const entries = new Map<string, CharterEntry>();
  const rows = new Map<string, CharterRow>();
  const members = new Map<GroupId, Set<CharterRow>>(GROUPS.map(({ id }) => [id, new Set()]));
  const sorted = new Map<GroupId, readonly CharterRow[]>();
  const byName = new Map<string, Set<string>>();
  let groupRows = rowsOfGroups(false);
  let filter = '';
  let matches = matcher('');

  function put(entry: CharterEntry): void {
    const group = groupOf(entry);
    const row: CharterRow = { kind: 'charter', key: `${group}/${entry.uri}`, group, uri: entry.uri, entry };
    rows.set(entry.uri, row);
    members.get(group)?.add(row);
    sorted.delete(group);
  }

  function take(row: CharterRow): void {
    rows.delete(row.uri);
    members.get(row.group)?.delete(row);
    sorted.delete(row.group);
  }

  /** Puts a charter where it belongs, and adds to what has to be drawn anew. */
  function update(uri: string, entry: CharterEntry | undefined, moved: Set<GroupId>, alike: Set<Row>): void {
    const row = rows.get(uri);
    const wanted = entry && matches(entry) ? entry : undefined;
    if (row && wanted && row.group === groupOf(wanted)) {
      const stays = compareEntries(row.entry, wanted) === 0;
      row.entry = wanted;
      if (stays) return void alike.add(row);
      sorted.delete(row.group);
      moved.add(row.group);
      return;
    }
    if (row) {
      take(row);
      moved.add(row.group);
    }
    if (wanted) {
      put(wanted);
      moved.add(groupOf(wanted));
    }
  }

  /** Notes under which name a charter is known, and adds those that are told apart otherwise now. */
  function rename(uri: string, before: string | undefined, after: string | undefined, alike: Set<Row>): void {
    if (before === after) return;
    const met = after === undefined ? undefined : (byName.get(after) ?? new Set());
    const left = before === undefined ? undefined : byName.get(before);
    if (left?.delete(uri) && left.size === 1) redrawn(left, alike);
    if (left?.size === 0) byName.delete(before!);
    if (met?.size === 1) redrawn(met, alike);
    if (met) byName.set(after!, met.add(uri));
  }

  function redrawn(uris: Iterable<string>, alike: Set<Row>): void {
    for (const uri of uris) {
      const row = rows.get(uri);
      if (row) alike.add(row);
    }
  }

  const present = () => groupRows.filter(({ id }) => (members.get(id)?.size ?? 0) > 0);

  return {
    get filter() {
      return filter;
    },
    get total() {
      return entries.size;
    },
    get shown() {
      return rows.size;
    },
    get overclaimed() {
      let count = 0;
      for (const entry of entries.values()) if (groupOf(entry) === 'overclaimed') count++;
      return count;
    },
    groups: present,
    children({ id }) {
      const known = sorted.get(id);
      if (known) return known;
      const found = [...(members.get(id) ?? [])].sort((a, b) => compareEntries(a.entry, b.entry));
      sorted.set(id, found);
      return found;
    },
    size: ({ id }) => members.get(id)?.size ?? 0,
    groupOf: ({ group }) => groupRows.find(({ id }) => id === group)!,
    hasNamesake: ({ name }) => (byName.get(name)?.size ?? 0) > 1,
    find: (uri) => rows.get(uri),
    apply(changed, removed) {
      const before = present();
      const moved = new Set<GroupId>();
      const alike = new Set<Row>();
      for (const uri of removed) {
        rename(uri, entries.get(uri)?.name, undefined, alike);
        entries.delete(uri);
        update(uri, undefined, moved, alike);
      }
      for (const entry of changed) {
        rename(entry.uri, entries.get(entry.uri)?.name, entry.name, alike);
        entries.set(entry.uri, entry);
        update(entry.uri, entry, moved, alike);
      }
      const after = present();
      if (before.length !== after.length || before.some((row, at) => row !== after[at])) return 'all';
      // A group draws its rows, too.
      const single = [...alike].filter(
        (row) => row.kind === 'charter' && rows.get(row.uri) === row && !moved.has(row.group),
      );
      return [...after.filter(({ id }) => moved.has(id)), ...single];
    },
    setFilter(wanted) {
      filter = wanted.trim();
      matches = matcher(filter);
      groupRows = rowsOfGroups(filter !== '');
      for (const row of [...rows.values()]) take(row);
      for (const entry of entries.values()) if (matches(entry)) put(entry);
    },
  };
}

/** Filtered groups are others than those of the whole, which come back as open or closed as they were left. */
function rowsOfGroups(filtered: boolean): readonly GroupRow[] {
  return GROUPS.map(({ id }) => ({ kind: 'group', key: filtered ? `filtered/${id}` : id, id }));
}
