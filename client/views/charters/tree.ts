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
    find: (uri) => rows.get(uri),
    apply(changed, removed) {
      const before = present();
      const moved = new Set<GroupId>();
      const alike = new Set<Row>();
      for (const uri of removed) {
        entries.delete(uri);
        update(uri, undefined, moved, alike);
      }
      for (const entry of changed) {
        entries.set(entry.uri, entry);
        update(entry.uri, entry, moved, alike);
      }
      const after = present();
      if (before.length !== after.length || before.some((row, at) => row !== after[at])) return 'all';
      // A group draws its rows, too.
      const single = [...alike].filter((row) => row.kind === 'charter' && !moved.has(row.group));
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
