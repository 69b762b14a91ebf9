import type { Range, ReadinessReport } from '../../../server/protocol.ts';

/** What the readiness page is told. */
export interface ShowMessage {
  readonly type: 'show';
  /** The charter, which the page gives back when VS Code is reloaded. */
  readonly uri: string;
  /** Its path in the workspace. */
  readonly file: string;
  readonly report: ReadinessReport | undefined;
  /** Why what is shown may be out of date. */
  readonly notice: string | undefined;
}

/** What the readiness page tells: that it is there, or that somebody wants to see a place of the charter. */
export type PageMessage = { readonly type: 'ready' } | { readonly type: 'reveal'; readonly range: Range };

/** What the page keeps over a reload of VS Code. */
export interface PageState {
  readonly uri: string;
}
