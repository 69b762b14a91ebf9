/** The text of bytes, or why they cannot be read. */
export type Decoded = { readonly text: string } | { readonly message: string; readonly line?: number };

/**
 * Reads the bytes of a table. A byte order mark says what they are, also where nobody else does; it is dropped. Bytes
 * that are none of that encoding are not guessed at.
 *
 * @param encoding a label of the Encoding Standard, such as `windows-1252`; UTF-8 where it is not given
 */
export function decodeTable(bytes: Uint8Array, encoding: string | undefined): Decoded {
  const label = encoding ?? byMark(bytes) ?? 'utf-8';
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return { message: `there is no encoding "${label}". Give --encoding as in windows-1252, latin1 or utf-16le` };
  }
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    const todo = 'Say which encoding it has, as in --encoding windows-1252';
    const line = decoder.encoding === 'utf-8' ? firstBadLine(bytes) : undefined;
    return { message: `this is not ${decoder.encoding.toUpperCase()}. ${todo}`, ...(line !== undefined && { line }) };
  }
}

function byMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** The first line that is not UTF-8, from 1: no character of UTF-8 but the line feed itself holds its byte. */
function firstBadLine(bytes: Uint8Array): number | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const until = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(from, until));
    } catch {
      return line;
    }
    from = until;
  }
  return undefined;
}
