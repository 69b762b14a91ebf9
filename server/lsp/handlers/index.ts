import { chartersHandler } from './charters.ts';
import { checksHandler } from './checks.ts';
import { codeActionHandler } from './code-action.ts';
import { codeLensHandler } from './code-lens.ts';
import { completionHandler } from './completion.ts';
import { definitionHandler } from './definition.ts';
import { documentLinkHandler } from './document-link.ts';
import { documentSymbolHandler } from './document-symbol.ts';
import { foldingRangeHandler } from './folding-range.ts';
import { formattingHandler } from './formatting.ts';
import type { Handler } from './handler.ts';
import { handoverHandler } from './handover.ts';
import { hoverHandler } from './hover.ts';
import { inlayHintHandler } from './inlay-hint.ts';
import { newCharterHandler } from './new-charter.ts';
import { pageHandler } from './page.ts';
import { peopleHandler } from './people.ts';
import { postmortemHandler } from './postmortem.ts';
import { readinessHandler } from './readiness.ts';
import { selectionRangeHandler } from './selection-range.ts';
import { workspaceSymbolHandler } from './workspace-symbol.ts';

/** Everything that a client may ask for. */
export const HANDLERS: readonly Handler[] = [
  hoverHandler,
  completionHandler,
  codeActionHandler,
  documentLinkHandler,
  definitionHandler,
  documentSymbolHandler,
  foldingRangeHandler,
  selectionRangeHandler,
  codeLensHandler,
  inlayHintHandler,
  formattingHandler,
  readinessHandler,
  newCharterHandler,
  checksHandler,
  pageHandler,
  postmortemHandler,
  chartersHandler,
  peopleHandler,
  handoverHandler,
  workspaceSymbolHandler,
];
