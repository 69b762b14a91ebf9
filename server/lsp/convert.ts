import {
  type Diagnostic,
  DiagnosticSeverity,
  type CodeAction as LspCodeAction,
  type TextEdit as LspTextEdit,
  type Position,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type CodeAction,
  countBlanks,
  type Finding,
  inOrder,
  type Lines,
  plainText,
  ruleById,
  type Severity,
  type Span,
  snippetText,
  type TextEdit,
} from '../engine/index.ts';
import { invalidParams, isPosition } from './params.ts';
import { uriOf } from './uri.ts';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toRange(lines: Lines, { start, end }: Span): Range {
  return { start: lines.position(start), end: lines.position(end) };
}

/** Where a client's position is in a text: in it, however far off it is. @throws InvalidParams where it is none */
export function toOffset(lines: Lines, position: Position): number {
  if (!isPosition(position)) throw invalidParams('a position needs a line and a character');
  return lines.offset(position);
}

/** Where a client's range is in a text. @throws InvalidParams where it is none */
export function toSpan(lines: Lines, range: Range): Span {
  const [a, b] = [toOffset(lines, range?.start), toOffset(lines, range?.end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** Where the page of a check is. `checkPages` is the client's, as it gave it. Of a policy's own checks there is no page. */
export function checkPage(check: string, checkPages: unknown): string | undefined {
  return typeof checkPages === 'string' && ruleById(check) ? checkPages.replace('{check}', check) : undefined;
}

/** `checkPages` is the client's, as it gave it. */
export function toDiagnostic(
  lines: Lines,
  { check, severity, message, span }: Pick<Finding, 'check' | 'severity' | 'message' | 'span'>,
  checkPages: unknown,
): Diagnostic {
  const href = checkPage(check, checkPages);
  return {
    range: toRange(lines, span),
    severity: SEVERITY[severity],
    code: check,
    ...(href !== undefined && { codeDescription: { href } }),
    source: 'charter',
    message,
  };
}

/** How a client takes edits. */
export interface EditSupport {
  /** Edits that name the version they are for. */
  readonly documentChanges: boolean;
  /** Edits with tab stops. */
  readonly snippets: boolean;
  /** Files to create along with edits. */
  readonly creates: boolean;
}

/** Edits of one document, with tab stops where the client takes them. */
export function toWorkspaceEdit(
  lines: Lines,
  document: { uri: string; version: number },
  edits: readonly TextEdit[],
  support: EditSupport,
): WorkspaceEdit {
  const snippets = support.snippets && support.documentChanges && edits.some(({ text }) => countBlanks(text) > 0);
  let stop = 1;
  const converted = inOrder(edits).map(({ span, text }) => {
    const range = toRange(lines, span);
    if (!snippets || countBlanks(text) === 0) return { range, newText: plainText(text) };
    const value = snippetText(text, stop);
    stop += countBlanks(text);
    return { range, snippet: { kind: 'snippet' as const, value } };
  });
  if (!support.documentChanges) return { changes: { [document.uri]: converted as LspTextEdit[] } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: converted }] };
}

export function toCodeAction(
  lines: Lines,
  document: { uri: string; version: number },
  action: CodeAction,
  support: EditSupport,
  checkPages: unknown,
): LspCodeAction {
  return {
    title: action.title,
    kind: action.kind,
    ...(action.findings.length > 0 && {
      diagnostics: action.findings.map((finding) => toDiagnostic(lines, finding, checkPages)),
    }),
    ...(action.preferred ? { isPreferred: true } : {}),
    edit: withNewFiles(toWorkspaceEdit(lines, document, action.edits, support), document.uri, action.creates),
  };
}

/** Adds files to create. One that has come to be there meanwhile is not overwritten: the client refuses the whole edit. */
function withNewFiles(edit: WorkspaceEdit, uri: string, creates: CodeAction['creates']): WorkspaceEdit {
  if (creates.length === 0) return edit;
  const start = { line: 0, character: 0 };
  const files = creates.flatMap(({ path, text }) => {
    const file = uriOf(path, uri);
    return [
      { kind: 'create' as const, uri: file, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri: file, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ];
  });
  const changes = (edit.documentChanges ?? []).filter((change) => !('edits' in change) || change.edits.length > 0);
  return { documentChanges: [...files, ...changes] };
}
