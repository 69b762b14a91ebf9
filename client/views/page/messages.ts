import type { PageElement, Range } from '../../../server/protocol.ts';

/** What the readiness page is told. */
export interface ShowMessage {
  readonly type: 'show';
  /** The charter, which the page gives back when VS Code is reloaded. */
  readonly uri: string;
  /** The report; empty where there is none. */
  readonly page: readonly PageElement[];
  /** Why what is shown may be out of date. */
  readonly notice: string | undefined;
}

/** What the readiness page tells: that it is there, or what somebody has asked for. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'export' }
  | { readonly type: 'print' }
  | { readonly type: 'reveal'; readonly range: Range };

/** What the page keeps while it is out of view, and over a reload of VS Code. */
export interface PageState {
  readonly uri: string;
  /** How far down somebody has read, in pixels. */
  readonly top?: number | undefined;
}
