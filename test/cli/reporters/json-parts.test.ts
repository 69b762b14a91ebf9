import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonListParts, jsonParts, longList, longObject } from '../../../server/cli/reporters/json-parts.ts';

/** What a terminal obeys is escaped by a pass of its own. */
const harmless = fc
  .jsonValue()
  .filter((value) => !/[\u007F-\u009F]|\p{Bidi_Control}|[\u2028\u2029]/u.test(JSON.stringify(value)));

test('the parts of an object are together what JSON.stringify gives', () => {
  fc.assert(
    fc.property(harmless, fc.array(harmless), (value, items) => {
      const object = { version: 1, items, gone: undefined, value };
      const parts = [...jsonParts({ ...object, items: longList(items) })];
      assert.equal(parts.join(''), `${JSON.stringify(object, null, 2)}\n`);
    }),
  );
});

test('long lists may lie in objects, and these in lists', () => {
  fc.assert(
    fc.property(fc.array(fc.array(harmless)), harmless, (lists, value) => {
      const object = { lists: lists.map((items) => ({ value, items, inner: { items } })), none: {} };
      const items = lists.map((list) =>
        longObject({ value, items: longList(list), inner: longObject({ items: longList(list) }) }),
      );
      const parts = [...jsonParts({ lists: longList(items), none: longObject({}) })];
      assert.equal(parts.join(''), `${JSON.stringify(object, null, 2)}\n`);
    }),
  );
});

test('the parts of a list are together what JSON.stringify gives', () => {
  fc.assert(
    fc.property(fc.array(harmless), (items) => {
      assert.equal([...jsonListParts(items)].join(''), `${JSON.stringify(items, null, 2)}\n`);
    }),
  );
});

test('each item of a long list is a part of its own, made when it is asked for', () => {
  let made = 0;
  const items = (function* () {
    for (;;) yield made++;
  })();
  const parts = jsonParts({ list: longList(items) })[Symbol.iterator]();
  assert.equal(parts.next().value, '{\n  "list": [\n    0');
  assert.equal(parts.next().value, ',\n    1');
  assert.equal(made, 2);
});
