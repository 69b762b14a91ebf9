import type { PageElement } from '../../server/protocol.ts';
import { page, reported } from '../support/report.ts';

/** The page of a charter in production, with a fragment laid over it. */
export function pageOf(fragment = ''): readonly PageElement[] {
  return page(reported(fragment));
}
