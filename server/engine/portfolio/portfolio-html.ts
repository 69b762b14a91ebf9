import { pageHtml } from '../report/page-html.ts';
import type { Portfolio } from './portfolio.ts';
import { portfolioContent } from './portfolio-content.ts';

/** The portfolio as a page of its own. */
export function portfolioHtml(portfolio: Portfolio): string {
  return pageHtml('Charters', portfolioContent(portfolio));
}
