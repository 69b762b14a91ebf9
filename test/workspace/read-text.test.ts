import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode, decodeFile } from '../../server/workspace/read-text.ts';

test('a file is read as its bytes are, whatever they are', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'charter-read-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'any');
  // The bytes that begin, continue and end letters of several bytes, and the mark of their order.
  const telling = fc.constantFrom(
    0,
    0x41,
    0x80,
    0x9f,
    0xa0,
    0xbb,
    0xbf,
    0xc1,
    0xc2,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(telling, fc.integer({ min: 0, max: 255 })), { maxLength: 12 }), (bytes) => {
      writeFileSync(path, Uint8Array.from(bytes));
      assert.equal(decodeFile(path), decode(Uint8Array.from(bytes)));
    }),
    { numRuns: 300 },
  );
  writeFileSync(path, '\uFEFF\uFEFFa');
  assert.equal(decodeFile(path), '\uFEFFa');
});
