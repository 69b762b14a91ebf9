/**
 * Replaces every file of a folder again and again, all `a` and all `b` in turn, until it is killed. Says a line for each
 * file, so that whoever kills it can choose the moment.
 */
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { replaceWhole } from '../../server/workspace/write-whole.ts';

const folder = process.argv[2]!;
const names = readdirSync(folder);
for (;;) {
  for (const name of names) {
    const path = join(folder, name);
    const before = readFileSync(path);
    const letter = before[0] === 0x61 ? 'b' : 'a';
    await replaceWhole(path, Buffer.alloc(before.length, letter), before, folder);
    writeSync(1, '\n');
  }
}
