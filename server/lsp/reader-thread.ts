import type { MessagePort } from 'node:worker_threads';
import type { CompilePattern } from '../engine/index.ts';
import { dayIn } from '../workspace/calendar.ts';
import { diskFiles } from './disk-files.ts';
import { noFiles } from './no-files.ts';
import type { Platform, WorkspaceToRead } from './platform.ts';
import type { ReadOrder, ReadScope } from './read-charter.ts';
import { readFile } from './read-file.ts';

/** What a thread is told: an order, or from where the orders after it are to be read. */
export type ToReader = { readonly workspace: WorkspaceToRead } | { readonly id: number; readonly order: ReadOrder };

/** What it answers: a reading as JSON, which is cheaper to take in than an object; absent where there is none. */
export interface FromReader {
  readonly id: number;
  readonly reading?: string;
  readonly failed?: string;
}

/** The data of a thread that reads charters and policies. */
export const READER = { charterReader: true } as const;

export function isReader(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'charterReader' in data;
}

/** Reads what it is told to, one after the other, for as long as it runs. */
export function serveReader(
  port: MessagePort,
  compile: CompilePattern,
  today: Platform['today'] = (timeZone) => dayIn(timeZone, new Date()),
): void {
  const source = diskFiles(compile);
  const scopeOf = ({ folders, excluded, checkPages }: WorkspaceToRead): ReadScope => ({
    files: source.charters({ folders, excluded: (folder) => excluded[folder] ?? [] }),
    folders,
    placeOf: (uri) => source.place(uri, folders),
    filesFor: (uri) => source.open(uri, folders) ?? noFiles(compile),
    platform: { today },
    checkPages,
  });
  let scope = scopeOf({ folders: [], excluded: {}, checkPages: undefined });
  const answer = (message: FromReader) => port.postMessage(message);
  port.on('message', (told: ToReader) => {
    if ('workspace' in told) {
      scope = scopeOf(told.workspace);
      return;
    }
    const { id, order } = told;
    readFile(order, scope).then(
      (reading) => answer(reading ? { id, reading: JSON.stringify(reading) } : { id }),
      (error) => answer({ id, failed: String(error instanceof Error ? error.stack : error) }),
    );
  });
}
