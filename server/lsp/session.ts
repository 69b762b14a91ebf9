import type { ClientCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';
import type { EditSupport } from './convert.ts';

/** What a client can do, and what it is told. */
export interface Session {
  readonly options: InitializationOptions;
  readonly edits: EditSupport;
  /** What the client says it can do. It may leave out anything. */
  readonly capabilities: ClientCapabilities;
}
