import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlace } from '../../client/views/page/place.ts';
import { writePlace } from '../../server/engine/report/content.ts';

test('a place is written and read back, and nothing else is read', () => {
  const place = { start: { line: 3, character: 1 }, end: { line: 3, character: 9 } };
  assert.deepEqual(readPlace(writePlace(place)), place);
  for (const text of ['', '1 2 3', '1 2 3 x', '1 2 3 4 5', '1.5 2 3 4']) assert.equal(readPlace(text), undefined, text);
});
