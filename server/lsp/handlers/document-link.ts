import type { DocumentLinkParams, DocumentLink as LspDocumentLink } from 'vscode-languageserver';
import { documentLinks, type LinkTarget, NO_FILES } from '../../engine/index.ts';
import { toRange } from '../convert.ts';
import type { NamedFiles } from '../platform.ts';
import { uriOf } from '../uri.ts';
import { type Handler, onText } from './handler.ts';

/** Their targets are known from evaluation, so there is nothing to resolve later. */
export const documentLinkHandler: Handler = {
  capabilities: { documentLinkProvider: {} },
  register(serving) {
    serving.connection.onDocumentLinks(
      onText<DocumentLinkParams, LspDocumentLink[]>(serving, [], ({ uri, view, lines }) => {
        const files = serving.texts.files(uri);
        // While a line is being typed, the others keep their links.
        const { charter } = view.standing;
        return documentLinks(charter, files?.files ?? NO_FILES).flatMap(({ span, target, tooltip }) => {
          const now = view.stillAt(span);
          const to = targetUri(target, uri, files);
          return now && to !== undefined ? [{ range: toRange(lines, now), target: to, tooltip }] : [];
        });
      }),
    );
  },
};

/** Where a link leads; undefined where there is nothing. */
export function targetUri(target: LinkTarget, from: string, files: NamedFiles | undefined): string | undefined {
  switch (target.kind) {
    case 'file':
      return uriOf(target.path, from);
    case 'policy':
      return files?.policyUri(target.reference);
    case 'web':
      return URL.canParse(target.url) ? new URL(target.url).href : undefined;
    case 'mail': {
      const at = target.address.lastIndexOf('@');
      return `mailto:${encodeURIComponent(target.address.slice(0, at))}${target.address.slice(at)}`;
    }
  }
}
