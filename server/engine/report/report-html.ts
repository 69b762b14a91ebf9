import { reportContent } from './content.ts';
import { pageHtml } from './page-html.ts';
import { pageType } from './page-type.ts';
import type { CharterReport } from './report.ts';

/** The report as a page of its own, which prints on one page of paper; by itself where it is to. */
export function reportHtml(report: CharterReport, { prints = false }: { readonly prints?: boolean } = {}): string {
  const content = reportContent(report, { interactive: false });
  return pageHtml(report.title ?? report.name, content, { kind: pageType(content), prints });
}
