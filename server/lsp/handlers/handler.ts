import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Evaluation, Lines } from '../../engine/index.ts';
import type { Settings } from '../../settings.ts';
import type { Judged } from '../judge.ts';
import type { View } from '../open-text.ts';
import type { OpenTexts } from '../open-texts.ts';
import { invalidParams } from '../params.ts';
import type { Session } from '../session.ts';
import type { WorkspaceCharters } from '../workspace-charters.ts';

/** What a handler answers from. */
export interface Serving {
  readonly connection: Connection;
  readonly texts: OpenTexts;
  readonly charters: WorkspaceCharters;
  /** Undefined before a client has said what it can do. */
  session(): Session;
  /** What a file is called for a reader: its path in the repository, with slashes; undefined where it lies in no folder. */
  pathOf(uri: string): string | undefined;
  /** The client's settings as they are now. */
  settings(): Settings;
}

/** One thing that a client may ask for: what is announced of it, and how it is answered. */
export interface Handler {
  readonly capabilities?: ServerCapabilities;
  register(serving: Serving): void;
}

/** An open text that is ours, as a handler sees it. */
export interface Asked {
  readonly uri: string;
  readonly view: View<Judged>;
  readonly lines: Lines;
  /** Of a charter; undefined of a policy. */
  readonly evaluation: Evaluation | undefined;
}

/** Any request about a document. */
export interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

/**
 * Answers from the text as it is once its files are there; `nothing` where it is not open, or not ours. What an answer
 * throws becomes the request's error, by the protocol library; of a document that is not named, that is said.
 */
export function onText<P extends AboutDocument, R>(
  { texts }: Serving,
  nothing: R,
  answer: (asked: Asked, params: P) => R | Promise<R>,
): (params: P) => Promise<R> {
  return async (params) => {
    const uri: unknown = params?.textDocument?.uri;
    if (typeof uri !== 'string') throw invalidParams('it names no document');
    const view = await texts.view(uri);
    if (!view) return nothing;
    const { charter, evaluation } = view.judged;
    return answer({ uri, view, lines: charter.document.lines, evaluation }, params);
  };
}
