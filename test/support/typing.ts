import { readFileSync } from 'node:fs';
import type { Client } from './lsp-client.ts';

/** Somebody who types in one charter, letter by letter. */
export interface Typist {
  /**
   * Types and takes back letters until `done` has come to pass, and at least so many. Each waits for the answer to the one
   * before and for `pause`. Returns how long each took to be answered, in ms.
   */
  typeUntil(done: Promise<unknown>, atLeast: number, pause?: () => Promise<unknown>): Promise<number[]>;
}

/** Opens a charter and begins to type into its first comment, or its end. */
export function typist(client: Client, uri: string, path: string): Typist {
  const text = readFileSync(path, 'utf8');
  const line = text.split('\n').findIndex((words) => words.startsWith('title:'));
  const column = text.split('\n')[line]!.length;
  let version = 1;
  client.open(uri, text);

  const press = async (typed: boolean): Promise<number> => {
    const own = ++version;
    const start = { line, character: column };
    const end = { line, character: column + (typed ? 0 : 1) };
    const answer = client.next(uri);
    const began = performance.now();
    client.change(uri, own, [{ range: { start, end }, text: typed ? 'x' : '' }]);
    for (let told = await answer; (told.version ?? 0) < own; told = await client.next(uri));
    return performance.now() - began;
  };

  return {
    async typeUntil(done, atLeast, pause) {
      const times: number[] = [];
      let isDone = false;
      void done.then(() => {
        isDone = true;
      });
      while (!isDone || times.length < atLeast) {
        times.push(await press(times.length % 2 === 0));
        await pause?.();
      }
      if (times.length % 2 === 1) times.push(await press(false));
      return times;
    },
  };
}
