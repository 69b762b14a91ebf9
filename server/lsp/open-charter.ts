import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Day } from '../engine/index.ts';
import {
  type Change,
  type Evaluation,
  evaluate,
  type Finding,
  isCharter,
  moved,
  parseCharter,
  type Span,
  whileTyping,
} from '../engine/index.ts';
import type { CharterFiles } from './platform.ts';

/** What is to be shown of an open document. */
export interface View {
  readonly version: number;
  /** False for a file of another tool that has the same name. */
  readonly ours: boolean;
  /** Of the text as it is. */
  readonly evaluation: Evaluation;
  /** Of the last sound text while a line is being typed, else of the text as it is. */
  readonly standing: Evaluation;
  readonly findings: readonly Shown[];
  /** A file was still being read. */
  readonly pending: boolean;
}

export type Shown = Pick<Finding, 'check' | 'severity' | 'message' | 'span'>;

/** An open document: its text, and what was last said of it. */
export interface OpenCharter {
  readonly uri: string;
  readonly document: TextDocument;
  /** Applies a client's changes. Cheap: nothing is evaluated. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  /** The line that is being typed is left, so what is wrong with it is said. */
  settle(): void;
  /** The files it names, or the date, have changed. */
  outdate(): void;
  /** Evaluates the text if that has not been done. */
  view(today: Day): View;
  readonly files: CharterFiles;
}

export function openCharter(
  uri: string,
  languageId: string,
  version: number,
  text: string,
  files: CharterFiles,
): OpenCharter {
  let document = TextDocument.create(uri, languageId, version, text);
  /** Once ours, always ours while it is open: a page passes through many states while it is written. */
  let ours = false;
  let typing: { line: Span; caret: number } | undefined;
  let sound: { evaluation: Evaluation; findings: readonly Shown[] } | undefined;
  let current: View | undefined;

  const look = (today: Day): View => {
    files.begin();
    const parsed = parseCharter(document.getText());
    ours ||= isCharter(parsed);
    const evaluation = evaluate(parsed, { today, files: files.files, folderName: folderNameOf(uri) });
    const state = { version: document.version, ours, evaluation, pending: evaluation.pending };
    if (typing && sound) {
      const { unsettled, say } = whileTyping(evaluation, typing.line, typing.caret);
      if (unsettled) return { ...state, standing: sound.evaluation, findings: [...sound.findings, ...say] };
    }
    if (!evaluation.pending)
      sound = parsed.problems.length === 0 ? { evaluation, findings: evaluation.findings } : undefined;
    return { ...state, standing: evaluation, findings: evaluation.findings };
  };

  return {
    uri,
    get document() {
      return document;
    },
    files,
    change(changes, newVersion) {
      typing = undefined;
      for (const change of changes) {
        const happened = describeChange(document, change);
        document = TextDocument.update(document, [change], newVersion);
        if (!happened) {
          sound = undefined;
          continue;
        }
        if (sound)
          sound = {
            ...sound,
            findings: sound.findings.map((finding) => ({ ...finding, span: moved(finding.span, happened) })),
          };
        typing = changes.length === 1 ? typingAt(document, change, happened) : undefined;
      }
      if (changes.length === 0) document = TextDocument.update(document, [], newVersion);
      current = undefined;
    },
    settle() {
      if (!typing) return;
      typing = undefined;
      current = undefined;
    },
    outdate() {
      current = undefined;
    },
    view(today) {
      if (!current || current.evaluation.today !== today) current = look(today);
      return current;
    },
  };
}

function describeChange(document: TextDocument, change: TextDocumentContentChangeEvent): Change | undefined {
  if (!('range' in change) || !change.range) return undefined;
  const start = document.offsetAt(change.range.start);
  const end = document.offsetAt(change.range.end);
  return { start: Math.min(start, end), length: Math.abs(end - start), inserted: change.text.length };
}

/** Typing is a change of one place inside one line. */
function typingAt(
  after: TextDocument,
  change: TextDocumentContentChangeEvent,
  { start, inserted }: Change,
): { line: Span; caret: number } | undefined {
  if (
    !('range' in change) ||
    !change.range ||
    change.range.start.line !== change.range.end.line ||
    /[\r\n]/.test(change.text)
  )
    return undefined;
  const { line } = after.positionAt(start);
  const from = after.offsetAt({ line, character: 0 });
  const to = after.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  return { line: { start: from, end: to }, caret: start + inserted };
}

function folderNameOf(uri: string): string {
  const steps = uri.split('/');
  try {
    return decodeURIComponent(steps.at(-2) ?? '');
  } catch {
    return '';
  }
}
