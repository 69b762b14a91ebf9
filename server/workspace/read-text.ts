import { readFileSync, type Stats, statSync } from 'node:fs';
import { failureText } from './failure.ts';

/** A charter is a page. Whatever is larger was not meant to be one. */
const LARGEST_BYTES = 20 * 1024 * 1024;

/** Reads a file as text; a message when it cannot be read. */
export function readText(path: string): { readonly text: string } | { readonly message: string } {
  try {
    const message = whyNotRead(statSync(path), LARGEST_BYTES);
    return message === undefined ? { text: decodeFile(path) } : { message };
  } catch (error) {
    return { message: failureText(error) };
  }
}

/** Reads a file; a message when it cannot be read, or is larger than a page can be. */
export function readBytes(
  path: string,
  largest: number = LARGEST_BYTES,
): { readonly bytes: Uint8Array } | { readonly message: string } {
  try {
    const message = whyNotRead(statSync(path), largest);
    return message === undefined ? { bytes: readFileSync(path) } : { message };
  } catch (error) {
    return { message: failureText(error) };
  }
}

function whyNotRead(stats: Stats, largest: number): string | undefined {
  if (stats.isDirectory()) return 'it is a folder';
  // A pipe or a device may never end.
  if (!stats.isFile()) return 'it is not an ordinary file';
  return stats.size > largest ? `it is larger than ${largest / 1024 / 1024} MB` : undefined;
}

/**
 * Reads bytes as UTF-8. A byte order mark is dropped, as editors do, so that columns agree with theirs. What is not
 * UTF-8 becomes U+FFFD, which the check of the syntax reports.
 */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** What `decode` makes of a file's bytes, read in one step; throws when it cannot be read. */
export function decodeFile(path: string): string {
  const text = readFileSync(path, 'utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
