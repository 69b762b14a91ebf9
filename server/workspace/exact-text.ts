import { isUtf8 } from 'node:buffer';
import { decode, readBytes } from './read-text.ts';

/** A file's text together with its bytes, so that a change of a part leaves all the rest as it is. */
export interface ExactText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The byte order mark, where the file has one. */
  readonly mark: '' | '\uFEFF';
}

/**
 * Reads a file that is to be changed; a message when it cannot be read, or is not UTF-8: what is lost in reading would
 * be lost in the file.
 */
export function readExactText(path: string): ExactText | { readonly message: string } {
  const read = readBytes(path);
  if ('message' in read) return read;
  const { bytes } = read;
  if (!isUtf8(bytes)) return { message: 'it is not saved as UTF-8' };
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
  return { text: decode(bytes), bytes, mark };
}
