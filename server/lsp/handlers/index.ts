import { chartersHandler } from './charters.ts';
import { checksHandler } from './checks.ts';
import { codeActionHandler } from './code-action.ts';
import { completionHandler } from './completion.ts';
import { formattingHandler } from './formatting.ts';
import type { Handler } from './handler.ts';
import { hoverHandler } from './hover.ts';
import { newCharterHandler } from './new-charter.ts';
import { postmortemHandler } from './postmortem.ts';
import { readinessHandler } from './readiness.ts';

/** Everything that a client may ask for. */
export const HANDLERS: readonly Handler[] = [
  hoverHandler,
  completionHandler,
  codeActionHandler,
  formattingHandler,
  readinessHandler,
  newCharterHandler,
  checksHandler,
  postmortemHandler,
  chartersHandler,
];
