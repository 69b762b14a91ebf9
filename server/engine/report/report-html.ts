import { reportContent } from './content.ts';
import { pageHtml } from './page-html.ts';
import type { CharterReport } from './report.ts';

/** The report as a page of its own, which prints on one page of paper. */
export function reportHtml(report: CharterReport): string {
  return pageHtml(report.title ?? report.name, reportContent(report, { interactive: false }));
}
