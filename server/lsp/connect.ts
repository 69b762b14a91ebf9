import type { Connection } from 'vscode-languageserver';
import { tolerant } from './tolerant.ts';

/** What of the library there is to connect with. */
type Library = Pick<
  typeof import('vscode-languageserver/node'),
  'createConnection' | 'createServerPipeTransport' | 'createServerSocketTransport'
>;

/**
 * Connects to the client over the transport that the arguments name, as the library does. Over a socket, or a pipe with
 * a name, the library does not end with the client: where that goes in the middle of a message, it looks for the rest of
 * it for ever.
 *
 * @param gone called when the client of a socket or a pipe has gone
 */
export function connect(library: Library, argv: readonly string[], gone: () => void): Connection {
  const { createConnection, createServerPipeTransport, createServerSocketTransport } = library;
  const [name, value = ''] = transportIn(argv) ?? [];
  const port = name === '--socket' ? Number.parseInt(value, 10) : 0;
  // It says by itself what is wrong with the arguments.
  if (!port && (name !== '--pipe' || value === '')) return createConnection(tolerant());
  const [reader, writer] = port ? createServerSocketTransport(port) : createServerPipeTransport(value);
  reader.onClose(gone);
  return createConnection(reader, writer, tolerant());
}

/** The first that is named, with what stands behind `=` or comes next. */
function transportIn(argv: readonly string[]): readonly [name: string, value: string | undefined] | undefined {
  for (const [at, argument] of argv.entries()) {
    const [, name, value = argv[at + 1]] = /^(--(?:node-ipc|stdio|socket|pipe))(?:=(.*))?$/s.exec(argument) ?? [];
    if (name !== undefined) return [name, value];
  }
  return undefined;
}
