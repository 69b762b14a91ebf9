import type { ClientCapabilities, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { inOrder, type Lines, plainText, type TextEdit } from '../engine/index.ts';
import { toRange } from './convert.ts';

/** The edits of one charter among others. */
export interface EditedPage {
  readonly uri: string;
  /** Of an open one; null of one that is only on disk. */
  readonly version: number | null;
  readonly lines: Lines;
  readonly edits: readonly TextEdit[];
  /** Whether a person should look at it before it is done. */
  readonly unsure: boolean;
}

const SURE = 'sure';
const UNSURE = 'unsure';

/** The edits of many charters in one, with a preview of what is not certain where the client has previews. */
export function toPagesEdit(
  pages: readonly EditedPage[],
  { workspace }: ClientCapabilities,
  label: string,
): WorkspaceEdit {
  const converted = ({ lines, edits }: EditedPage): LspTextEdit[] =>
    inOrder(edits).map(({ span, text }) => ({ range: toRange(lines, span), newText: plainText(text) }));
  const support = workspace?.workspaceEdit;
  if (!support?.documentChanges)
    return { changes: Object.fromEntries(pages.map((page) => [page.uri, converted(page)])) };
  if (!support.changeAnnotationSupport)
    return {
      documentChanges: pages.map((page) => ({
        textDocument: { uri: page.uri, version: page.version },
        edits: converted(page),
      })),
    };
  return {
    documentChanges: pages.map((page) => ({
      textDocument: { uri: page.uri, version: page.version },
      edits: converted(page).map((edit) => ({ ...edit, annotationId: page.unsure ? UNSURE : SURE })),
    })),
    changeAnnotations: {
      [SURE]: { label },
      [UNSURE]: {
        label,
        needsConfirmation: true,
        description: 'Known by the name alone: look whether it is the same person.',
      },
    },
  };
}
