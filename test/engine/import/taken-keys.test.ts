import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { takenKeys } from '../../../server/engine/import/taken-keys.ts';

const below = (inner: readonly string[], outer: readonly string[]) =>
  inner.length > outer.length && outer.every((step, at) => inner[at] === step);

suite('keys that columns go to', () => {
  test('clash with the first that lies inside or around them', () => {
    const key = fc.array(fc.constantFrom('a', 'b', '__proto__'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 12 }), (keys) => {
        const taken = takenKeys<number>();
        for (const [at, one] of keys.entries()) {
          const first = keys.slice(0, at).findIndex((other) => below(one, other) || below(other, one));
          assert.equal(taken.clash(one), first < 0 ? undefined : first);
          taken.take(one, at);
        }
      }),
    );
  });
});
