import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { diskFiles } from '../../server/lsp/disk-files.ts';
import type { FileSource } from '../../server/lsp/platform.ts';
import type { ChartersResult } from '../../server/protocol.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { heldReaders } from '../support/held-readers.ts';
import { writeManyCharters } from '../support/many-charters.ts';
import { typist } from '../support/typing.ts';
import { openWorkspace } from './workspace.ts';

const NUMBER = 60;
const CHANGED = 30;
/**
 * So many charters may be judged between a key and its answer: the one that was begun, and one for each message that was
 * on its way. A server that worked on in the meantime would have judged all of them.
 */
const MOST_BETWEEN = 4;

test('a key waits for one charter at most while all are read, and while a checkout changes many', async (t) => {
  const { client, root, uri, save } = await openWorkspace(t, {}, { fill: (at) => writeManyCharters(at, NUMBER) });
  const path = (index: number) => `unit-${Math.floor(index / 50)}/workflow-${index}/charter.yaml`;
  const own = typist(client, uri(path(0)), join(root, path(0)));
  const between = (): number => {
    let longest = 0;
    let others = 0;
    for (const { uri: told, version } of client.published) {
      if (told === uri(path(0)) && version !== undefined) {
        longest = Math.max(longest, others);
        others = 0;
      } else others++;
    }
    return longest;
  };
  const told = () => new Set(client.published.map((published) => published.uri)).size;

  await own.typeUntil(client.connection.sendRequest('charter/charters'), 10);
  // Of some there is nothing to say.
  assert.ok(told() > NUMBER / 2, `${told()} of ${NUMBER} are told`);
  assert.ok(between() <= MOST_BETWEEN, `${between()} were judged before a key was answered`);

  const changed = Array.from({ length: CHANGED }, (_, at) => path(at + 1));
  const shown = Promise.all(changed.map((each) => client.next(uri(each))));
  save(Object.fromEntries(changed.map((each) => [each, `${readFileSync(join(root, each), 'utf8')}\nunknownKey: 1\n`])));
  await own.typeUntil(shown, 10);
  assert.ok(between() <= MOST_BETWEEN, `${between()} were judged before a key was answered`);
});

test('where threads read, a key waits for nothing that they were asked, and the thread that answers reads no charter', async (t) => {
  const width = 4;
  const held = heldReaders(10, width);
  const disk = diskFiles(compilePattern);
  let readHere = 0;
  const counted: FileSource = {
    ...disk,
    charters(workspace) {
      const files = disk.charters(workspace);
      const read = (uri: string) => {
        readHere++;
        return files.read(uri);
      };
      return { ...files, read };
    },
  };
  const { client, root, uri } = await openWorkspace(
    t,
    {},
    { fill: (at) => writeManyCharters(at, NUMBER), disk: counted, readers: held.readers },
  );
  const path = 'unit-0/workflow-0/charter.yaml';
  const own = typist(client, uri(path), join(root, path));
  const times = await own.typeUntil(Promise.resolve(), 20);
  assert.ok(times.length >= 20);
  assert.deepEqual([held.started, readHere], [1, 0]);
  assert.ok(held.most > 0 && held.most <= width, `${held.most} were asked for at a time`);

  held.release();
  const listed = await client.connection.sendRequest<ChartersResult>('charter/charters');
  assert.deepEqual([listed.length, readHere], [NUMBER, 0]);
});
