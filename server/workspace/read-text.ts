import { readFileSync, statSync } from 'node:fs';
import { failureText } from './failure.ts';

/** A charter is a page. Whatever is larger was not meant to be one. */
const LARGEST_BYTES = 20 * 1024 * 1024;

/** Reads a file as text; a message when it cannot be read. */
export function readText(path: string): { readonly text: string } | { readonly message: string } {
  const read = readBytes(path);
  return 'bytes' in read ? { text: decode(read.bytes) } : read;
}

/** Reads a file; a message when it cannot be read, or is larger than a page can be. */
export function readBytes(
  path: string,
  largest: number = LARGEST_BYTES,
): { readonly bytes: Uint8Array } | { readonly message: string } {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { message: 'it is a folder' };
    // A pipe or a device may never end.
    if (!stats.isFile()) return { message: 'it is not an ordinary file' };
    if (stats.size > largest) return { message: `it is larger than ${largest / 1024 / 1024} MB` };
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { message: failureText(error) };
  }
}

/**
 * Reads bytes as UTF-8. A byte order mark is dropped, as editors do, so that columns agree with theirs. What is not
 * UTF-8 becomes U+FFFD, which the check of the syntax reports.
 */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
