import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { listPeople, peopleOnPages } from '../../../server/engine/people/list-people.ts';

const ana = { name: 'Ana Ruiz', contact: 'ana@example.com' };
const sam = { name: 'Sam Lee', contact: '@sam-lee' };
const counts = (listed: readonly { name: string | undefined; contact: string | undefined; pages: number }[]) =>
  listed.map(({ name, contact, pages }) => `${name} ${contact} ${pages}`);

test('each person is listed once however they are written, with the pages that name them', () => {
  const bare = { name: undefined, contact: 'ANA@example.com' };
  assert.deepEqual(counts(listPeople([[sam], [ana, ana], [bare]])), [
    'Ana Ruiz ana@example.com 2',
    'Sam Lee @sam-lee 1',
  ]);
});

test('a page that changes or goes takes with it whom it alone named', () => {
  const people = peopleOnPages<string>();
  people.set('a', [ana, sam]);
  people.set('b', [ana]);
  people.set('a', [sam]);
  assert.deepEqual(counts(people.list()), ['Ana Ruiz ana@example.com 1', 'Sam Lee @sam-lee 1']);
  people.set('b', []);
  assert.deepEqual(
    people.list().map(({ name, on }) => [name, ...on]),
    [['Sam Lee', 'a']],
  );
});

test('whatever pages come, change and go, the people are those of the pages that are left', () => {
  const words = (...some: string[]) => fc.constantFrom(undefined, ...some);
  const person = fc.record({ name: words('Ana Ruiz', 'Sam Lee', 'Kim'), contact: words('a@b.c', '@sam', 'x@y.z') });
  const steps = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.array(person, { maxLength: 3 })), { maxLength: 15 });
  fc.assert(
    fc.property(steps, (all) => {
      const kept = peopleOnPages<number>();
      for (const [page, people] of all) kept.set(page, people);
      const left = new Map(all);
      const fresh = peopleOnPages<number>();
      for (const [page, people] of left) fresh.set(page, people);
      const total = (listed: typeof kept) => listed.list().reduce((sum, { pages }) => sum + pages, 0);
      assert.equal(kept.list().length, fresh.list().length);
      assert.equal(total(kept), total(fresh));
    }),
  );
});
