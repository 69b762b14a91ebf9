import { type CharterFacts, type CharterHead, headOf } from '../result.ts';

/**
 * What is told of a charter, packed: the bytes of its JSON. Of thousands of charters that takes a fraction of the room of
 * objects, is handed from thread to thread without being copied, and lies in caches as it is.
 */
export interface Packed {
  /** What is asked of all charters at once. */
  readonly head: CharterHead;
  readonly bytes: Uint8Array;
}

/** Keeps the facts of a charter as bytes, and at hand only what is asked of all of them. */
export function packed(facts: CharterFacts): Packed {
  return { head: headOf(facts), bytes: Buffer.from(JSON.stringify(facts)) };
}

export function unpacked({ bytes }: Packed): CharterFacts {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as CharterFacts;
}
