import type { Readable, Writable } from 'node:stream';

/** An answer of the server, as it was sent. */
export interface Answer {
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A client that writes whatever it is told to, byte by byte: a library would not let it. */
export interface RawClient {
  /** Writes a message. */
  send(message: unknown): void;
  /** Writes bytes as they are. */
  write(bytes: string | Uint8Array): void;
  /** Sends a request, and waits for its answer. */
  request(method: string, params?: unknown): Promise<Answer>;
  /** Answers so far that nobody waits for. */
  readonly others: readonly Answer[];
}

/** @param reply what to answer to a request of the server's */
export function rawClient(from: Readable, to: Writable, reply: (method: string) => object): RawClient {
  const waiting = new Map<unknown, (answer: Answer) => void>();
  const others: Answer[] = [];
  let ids = 0;
  const send = (message: unknown): void => void to.write(frame(message));
  readFrames(from, (message) => {
    if (message.method === undefined) {
      const answered = waiting.get(message.id);
      waiting.delete(message.id);
      if (answered) answered(message);
      else others.push(message);
    } else if (message.id !== undefined) send({ jsonrpc: '2.0', id: message.id, ...reply(message.method) });
  });
  return {
    send,
    write: (bytes) => void to.write(bytes),
    request(method, params) {
      const id = `own ${ids++}`;
      const answer = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      send({ jsonrpc: '2.0', id, method, ...(params !== undefined && { params }) });
      return answer;
    },
    others,
  };
}

/** A message with its header. */
export function frame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

function readFrames(from: Readable, take: (message: Answer & { readonly method?: string }) => void): void {
  let read = Buffer.alloc(0);
  from.on('data', (chunk: Buffer) => {
    read = Buffer.concat([read, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(read.toString('latin1', 0, 100));
      if (!head) return;
      const start = head[0].length;
      const end = start + Number(head[1]);
      if (read.length < end) return;
      take(JSON.parse(read.toString('utf8', start, end)));
      read = read.subarray(end);
    }
  });
}
