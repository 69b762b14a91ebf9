import type { InitializationOptions } from '../protocol.ts';
import type { EditSupport } from './convert.ts';

/** What a client can do, and what it is told. */
export interface Session {
  readonly options: InitializationOptions;
  readonly edits: EditSupport;
}
