import { makeReport, reportHtml, reportMarkdown, slug } from '../../engine/index.ts';
import { PAGE, type PageParams, type PageResult } from '../../protocol.ts';
import type { Handler } from './handler.ts';

/** A page of its own, to print or to send to somebody. */
export const pageHandler: Handler = {
  register({ connection, texts, pathOf }) {
    connection.onRequest(PAGE, async (params: PageParams | null): Promise<PageResult> => {
      if (!params) return null;
      const { uri, format } = params;
      const evaluation = (await texts.view(uri))?.standing.evaluation;
      if (!evaluation) return null;
      const file = pathOf(uri);
      const report = makeReport(evaluation, file === undefined ? {} : { file });
      const name = slug(report.name) || 'charter';
      return format === 'markdown'
        ? { fileName: `${name}.md`, text: reportMarkdown(report) }
        : { fileName: `${name}.html`, text: reportHtml(report, { prints: format === 'print' }) };
    });
  },
};
