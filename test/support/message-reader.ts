import type { Readable } from 'node:stream';
import { StreamMessageReader } from 'vscode-languageserver-protocol/node';

/**
 * Reads messages from a stream. The library looks every ten seconds whether the rest of a message has come, and goes on
 * when its connection is gone: a server that is killed in the middle of one would keep this process from ever ending.
 */
export function messageReader(stream: Readable): StreamMessageReader {
  const reader = new StreamMessageReader(stream);
  reader.partialMessageTimeout = 0;
  return reader;
}
