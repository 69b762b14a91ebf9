import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startInProcess } from '../support/in-process-server.ts';
import { isLong } from './fuzz.ts';

const URI = 'file:///nowhere/drafts/charter.yaml';
const PAGE = 'apiVersion: charter/v1\nstatus: pilot\nowners: { operator: Ana Ruiz <ana@example.com> }\ntitle: ';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

test('however much is typed, what is kept stays the same', { timeout: isLong ? 1_200_000 : 120_000 }, async () => {
  const edits = isLong ? 50_000 : 1_200;
  const client = startInProcess({ disk: false });
  // Nothing that the test itself keeps.
  const forget = () => {
    (client.published as unknown[]).length = 0;
    (client.log as unknown[]).length = 0;
  };
  await client.initialize();
  client.open(URI, PAGE);
  let version = 1;
  const type = async (times: number) => {
    for (let i = 0; i < times; i++) {
      version++;
      const at = { line: 3, character: 'title: '.length + (version % 40) };
      const back = { line: 3, character: at.character - 1 };
      // Letters, half a line that is not YAML, and what takes it back.
      const changes = [
        { range: { start: at, end: at }, text: version % 3 === 0 ? 'ä' : ': ' },
        { range: { start: back, end: at }, text: '' },
      ];
      client.change(URI, version, version % 200 === 0 ? [{ text: PAGE }] : [changes[version % 2]!]);
      if (i % 20 === 19) await client.hover(URI, { line: 1, character: 2 });
    }
    await client.hover(URI, { line: 1, character: 2 });
    forget();
  };
  await type(edits / 4);
  const early = heap();
  await type((edits * 3) / 4);
  const late = heap();
  const hover = await client.hover(URI, { line: 1, character: 2 });
  await client.close();
  const ratio = late / early;
  if (isLong)
    console.log(`${edits} edits: ${(early / 1e6).toFixed(1)} → ${(late / 1e6).toFixed(1)} MB, ${ratio.toFixed(3)}`);
  assert.notEqual(hover, null);
  assert.ok(ratio < 1.1, `${edits} edits: the heap grew ${ratio.toFixed(2)} times, to ${(late / 1e6).toFixed(1)} MB`);
});
