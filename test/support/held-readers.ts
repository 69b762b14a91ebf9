import { diskFiles } from '../../server/lsp/disk-files.ts';
import { noFiles } from '../../server/lsp/no-files.ts';
import type { Platform } from '../../server/lsp/platform.ts';
import { readFile } from '../../server/lsp/read-file.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { TODAY } from './in-process-server.ts';

/** Threads that are none: what they are asked to read waits until the test lets it be read. */
export interface HeldReaders {
  readonly readers: NonNullable<Platform['readers']>;
  /** How often they were started, and ended. */
  readonly started: number;
  readonly ended: number;
  /** How many charters waited at most. */
  readonly most: number;
  /** From now on what is asked for is read at once. */
  release(): void;
}

/** @param from where so many charters wait, they are started */
export function heldReaders(from: number, width: number): HeldReaders {
  let [started, ended, most] = [0, 0, 0];
  let held: (() => void)[] | undefined = [];
  const source = diskFiles(compilePattern);
  return {
    readers: {
      from,
      start() {
        started++;
        return {
          width,
          async read(order, { folders, excluded, checkPages }) {
            await new Promise<void>((resume) => {
              if (!held) return resume();
              held.push(resume);
              most = Math.max(most, held.length);
            });
            const reading = await readFile(order, {
              files: source.charters({ folders, excluded: (folder) => excluded[folder] ?? [] }),
              folders,
              placeOf: (uri) => source.place(uri, folders),
              filesFor: (uri) => source.open(uri, folders) ?? noFiles(compilePattern),
              platform: { today: () => TODAY },
              checkPages,
            });
            return { reading };
          },
          end: () => void ended++,
        };
      },
    },
    get started() {
      return started;
    },
    get ended() {
      return ended;
    },
    get most() {
      return most;
    },
    release() {
      for (const resume of held ?? []) resume();
      held = undefined;
    },
  };
}
