import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { compareEntries, groupOf, matcher } from '../../client/views/charters/groups.ts';
import {
  type CharterRow,
  type ChartersTree,
  createChartersTree,
  type Redraw,
  type Row,
} from '../../client/views/charters/tree.ts';
import type { CharterEntry } from '../../server/protocol.ts';
import { charterEntry } from './entries.ts';

/** The rows as a person reads them. */
function read(tree: ChartersTree): string[] {
  return tree
    .groups()
    .flatMap((group) => [
      `${group.id} ${tree.size(group)}`,
      ...tree.children(group).map(({ entry }) => `  ${entry.name}`),
    ]);
}

const drafts = charterEntry({ name: 'drafts' });
const over = charterEntry({ name: 'over', declared: 'production', overclaims: true });

suite('the rows of the Charters view', () => {
  test('are grouped by label, what is over-claimed first, and sorted by name', () => {
    const tree = createChartersTree();
    tree.apply(
      [
        charterEntry({ name: 'old', declared: 'retired', earned: 'retired' }),
        charterEntry({ name: 'b10' }),
        over,
        charterEntry({ name: 'b2' }),
        charterEntry({ name: 'live', declared: 'production', earned: 'production' }),
        charterEntry({ name: 'idea', declared: 'research', earned: 'pilot' }),
        charterEntry({ name: 'torn', earned: null }),
        charterEntry({ name: 'Äpfel' }),
      ],
      [],
    );
    assert.deepEqual(read(tree), [
      'overclaimed 1',
      '  over',
      'unreadable 1',
      '  torn',
      'production 1',
      '  live',
      'pilot 3',
      '  Äpfel',
      '  b2',
      '  b10',
      'research 1',
      '  idea',
      'retired 1',
      '  old',
    ]);
    assert.equal(tree.overclaimed, 1);
  });

  test('a charter without a status, or with one that is none, is where it has earned to be', () => {
    assert.equal(groupOf(charterEntry({ name: 'a', declared: null, earned: 'research' })), 'research');
    assert.equal(groupOf(charterEntry({ name: 'a', declared: 'done', earned: 'pilot' })), 'pilot');
  });

  test('what says something else is drawn alone; what comes, goes or moves, with its group', () => {
    const tree = createChartersTree();
    const keys = (redraw: Redraw) => (redraw === 'all' ? redraw : redraw.map(({ key }) => key));
    assert.equal(tree.apply([drafts, charterEntry({ name: 'x' }), over], []), 'all');
    const row = tree.find(drafts.uri);
    assert.deepEqual(keys(tree.apply([{ ...drafts, errors: 2 }], [])), [`pilot/${drafts.uri}`]);
    assert.equal(tree.find(drafts.uri), row, 'it is the same row');
    assert.equal(row?.entry.errors, 2);
    assert.deepEqual(keys(tree.apply([charterEntry({ name: 'y' })], [])), ['pilot']);
    assert.deepEqual(keys(tree.apply([{ ...drafts, overclaims: true }], [])), ['overclaimed', 'pilot']);
    assert.deepEqual(keys(tree.apply([], [drafts.uri])), ['overclaimed']);
    assert.equal(tree.apply([], [over.uri]), 'all', 'a group is gone');
    assert.deepEqual(keys(tree.apply([], ['file:///nowhere'])), []);
  });

  test('a row knows its group, so that it can be revealed', () => {
    const tree = createChartersTree();
    tree.apply([drafts], []);
    assert.equal(tree.groupOf(tree.find(drafts.uri)!), tree.groups()[0]);
  });

  test('a filter is about names, titles, paths, owners and labels', () => {
    const owners = [{ role: 'operator', name: 'Renée Ruiz', contact: 'r.ruiz@example.com' }];
    const entry = charterEntry({ name: 'drafts', title: 'Case text', path: 'ai/x/charter.yaml', owners });
    for (const filter of ['', 'DRAFT', 'renee', 'r.ruiz@', 'case ruiz', 'ai/x', 'pilot'])
      assert.ok(matcher(filter)(entry), filter);
    for (const filter of ['production', 'case lee', 'over-claimed']) assert.ok(!matcher(filter)(entry), filter);
    assert.ok(matcher('over-cl')(over));
  });

  test('a filter holds for what comes later, and clearing it brings all back', () => {
    const tree = createChartersTree();
    tree.apply([drafts, over], []);
    tree.setFilter(' draft ');
    assert.deepEqual(read(tree), ['pilot 1', '  drafts']);
    tree.apply([charterEntry({ name: 'drafts-2' }), charterEntry({ name: 'z' })], []);
    assert.deepEqual(read(tree), ['pilot 2', '  drafts', '  drafts-2']);
    assert.deepEqual([tree.shown, tree.total, tree.overclaimed, tree.filter], [2, 4, 1, 'draft']);
    const filtered = tree.groups()[0]?.key;
    tree.setFilter('');
    assert.deepEqual(read(tree), ['overclaimed 1', '  over', 'pilot 3', '  drafts', '  drafts-2', '  z']);
    assert.notEqual(filtered, tree.groups()[1]?.key);
  });

  test('those of one name are told apart, and drawn anew when one comes or goes', () => {
    const tree = createChartersTree();
    const keys = (redraw: Redraw) => (redraw === 'all' ? redraw : redraw.map(({ key }) => key));
    const other = charterEntry({ name: 'drafts', path: 'b/charter.yaml', declared: 'research' });
    tree.apply([drafts, over, charterEntry({ name: 'idea', declared: 'research' })], []);
    assert.equal(tree.hasNamesake(drafts), false);
    assert.deepEqual(keys(tree.apply([other], [])), ['research', `pilot/${drafts.uri}`]);
    assert.deepEqual([drafts, other, over].map(tree.hasNamesake), [true, true, false]);
    assert.deepEqual(keys(tree.apply([{ ...other, name: 'others' }], [])), ['research', `pilot/${drafts.uri}`]);
    assert.equal(tree.hasNamesake(drafts), false);
  });

  const entries = fc
    .record({
      uri: fc.constantFrom('file:///w/1', 'file:///w/2', 'file:///w/3', 'file:///w/4'),
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      declared: fc.constantFrom('pilot', 'research', null),
      overclaims: fc.boolean(),
      errors: fc.nat(2),
    })
    .map((given) => charterEntry(given));

  test('after any changes it shows what a new one would, and each row once', () => {
    const step = fc.record({
      changed: fc.array(entries, { maxLength: 3 }),
      removed: fc.array(entries, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.constantFrom('', 'a', 'pilot'), (steps, filter) => {
        const tree = createChartersTree();
        tree.setFilter(filter);
        const all = new Map<string, CharterEntry>();
        /** What was drawn of each row. */
        const drawn = new Map<string, string>();
        const rowsOf = (row: Row) => (row.kind === 'group' ? tree.children(row) : [row]);
        const look = ({ entry }: CharterRow) => `${entry.name} ${entry.errors} ${tree.hasNamesake(entry)}`;
        for (const { changed, removed } of steps) {
          const redraw = tree.apply(
            changed,
            removed.map(({ uri }) => uri),
          );
          for (const row of (redraw === 'all' ? tree.groups() : redraw).flatMap(rowsOf)) drawn.set(row.key, look(row));
          for (const { uri } of removed) all.delete(uri);
          for (const entry of changed) all.set(entry.uri, entry);
        }
        const fresh = createChartersTree();
        fresh.setFilter(filter);
        fresh.apply([...all.values()], []);
        assert.deepEqual(read(tree), read(fresh));
        for (const row of tree.groups().flatMap(rowsOf)) assert.equal(drawn.get(row.key), look(row), row.key);
        const keys = tree.groups().flatMap((group) => tree.children(group).map(({ key }) => key));
        assert.equal(new Set(keys).size, keys.length);
        for (const group of tree.groups())
          for (const [at, row] of tree.children(group).entries())
            if (at > 0) assert.ok(compareEntries(tree.children(group)[at - 1]!.entry, row.entry) <= 0);
      }),
    );
  });
});
