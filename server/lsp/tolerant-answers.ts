import type { ReadFileResult, ReadFolderResult } from '../protocol.ts';
import { isObject } from './params.ts';

/**
 * What a client says of a file, where it says something that there can be. Anything else would be asked for again and
 * again, or read as what it is not.
 */
export function fileAnswer(answer: unknown): ReadFileResult {
  const { kind, text, message } = membersOf(answer);
  if (kind === 'text' && typeof text === 'string') return { kind, text };
  if (kind === 'folder' || kind === 'absent') return { kind };
  return { kind: 'unreadable', message: typeof message === 'string' ? message : 'the editor gave no answer to use' };
}

/** What a client says of a folder: of its list only what can be of one. */
export function folderAnswer(answer: unknown): ReadFolderResult {
  return (Array.isArray(answer) ? answer : []).flatMap((entry: unknown) => {
    const { name, folder } = membersOf(entry);
    return typeof name === 'string' ? [{ name, folder: folder === true }] : [];
  });
}

function membersOf(answer: unknown): Readonly<Record<string, unknown>> {
  return isObject(answer) ? answer : {};
}
