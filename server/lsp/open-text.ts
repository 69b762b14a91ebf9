import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type Change, type Finding, type Judged, moved, placeBefore, type Span, whileTyping } from '../engine/index.ts';
import type { NamedFiles } from './platform.ts';

/** What is to be shown of an open text. `J` is what its kind of file comes to: an evaluation, or a policy's findings. */
export interface View<J extends Judgement> {
  readonly version: number;
  /** Of the text as it is. */
  readonly judged: J;
  /** Of the last sound text while a line is being typed, else of the text as it is. */
  readonly standing: J;
  readonly findings: readonly Shown[];
  /** Where something of the standing text has come to lie in the text as it is; undefined where it has been changed. */
  stillAt(span: Span): Span | undefined;
  /** Where a place of the text as it is lies in the standing one; undefined in what has been typed since. */
  placeBefore(offset: number): number | undefined;
}

/** A finding as the editor has it. */
export type Shown = Pick<Finding, 'check' | 'severity' | 'message' | 'span'>;

/** What comes of reading a text. */
export interface Judgement extends Judged {
  /** Not a file of ours: nothing is said of it. */
  readonly foreign: boolean;
  /** A file was still being read. */
  readonly pending: boolean;
}

/** An open text, and what was last said of it. */
export interface OpenText<J extends Judgement> {
  readonly uri: string;
  readonly files: NamedFiles;
  /** The text as it is, to be opened again. */
  now(): Opened;
  /** Applies a client's changes. Cheap: nothing is evaluated. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  /** The line that is being typed is left, so what is wrong with it is said. */
  settle(): void;
  /** The files it names, or the date, have changed. */
  outdate(): void;
  /** What is to be shown. The text is judged if that has not been done. */
  view(): View<J>;
  /** What another text would come to in its place. It changes nothing that is to be shown. */
  judgeInstead(text: string): J;
}

export interface Opened {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

export function openText<J extends Judgement>(
  opened: Opened,
  files: NamedFiles,
  judge: (text: string) => J,
): OpenText<J> {
  let document = TextDocument.create(opened.uri, opened.languageId, opened.version, opened.text);
  let typing: { line: Span; caret: number } | undefined;
  let sound: { judged: J; findings: readonly Shown[]; changes: readonly Change[] } | undefined;
  let current: View<J> | undefined;

  const look = (): View<J> => {
    files.begin();
    const judged = judge(document.getText());
    const { version } = document;
    if (typing && sound) {
      const { unsettled, say } = whileTyping(judged, typing.line, typing.caret);
      const { changes, judged: standing } = sound;
      if (unsettled) {
        const all = [...sound.findings, ...say];
        return {
          version,
          judged,
          standing,
          findings: all,
          stillAt(span) {
            const now = changes.reduce(moved, span);
            return wordsAt(judged, now) === wordsAt(standing, span) ? now : undefined;
          },
          placeBefore: (offset) =>
            changes.reduceRight<number | undefined>(
              (at, change) => (at === undefined ? undefined : placeBefore(at, change)),
              offset,
            ),
        };
      }
    }
    const { findings, pending, charter } = judged;
    if (!pending) sound = charter.document.problems.length === 0 ? { judged, findings, changes: [] } : undefined;
    return { version, judged, standing: judged, findings, stillAt: (span) => span, placeBefore: (offset) => offset };
  };

  return {
    uri: opened.uri,
    files,
    now: () => ({ ...opened, version: document.version, text: document.getText() }),
    change(changes, version) {
      typing = undefined;
      for (const given of changes) {
        const change = inside(document, given);
        const happened = describeChange(document, change);
        document = TextDocument.update(document, [change], version);
        if (!happened) sound = undefined;
        if (!happened || !sound) continue;
        const findings = sound.findings.map((finding) => ({ ...finding, span: moved(finding.span, happened) }));
        sound = { ...sound, findings, changes: [...sound.changes, happened] };
        typing = changes.length === 1 ? typingAt(document, change, happened) : undefined;
      }
      if (changes.length === 0) document = TextDocument.update(document, [], version);
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
    view() {
      current ??= look();
      return current;
    },
    judgeInstead: judge,
  };
}

function wordsAt({ charter }: Judgement, { start, end }: Span): string {
  return charter.document.text.slice(start, end);
}

/**
 * A change with its range in the text. The library keeps a list of the lines, and makes it as long as the number of a
 * line far beyond the end says.
 */
function inside(document: TextDocument, change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
  if (!('range' in change) || !change.range) return { text: change.text };
  const [start, end] = [change.range.start, change.range.end].map((position) => document.offsetAt(position)) as [
    number,
    number,
  ];
  const range = { start: document.positionAt(Math.min(start, end)), end: document.positionAt(Math.max(start, end)) };
  return { range, text: change.text };
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
  if (!('range' in change) || !change.range) return undefined;
  if (change.range.start.line !== change.range.end.line || /[\r\n]/.test(change.text)) return undefined;
  const { line } = after.positionAt(start);
  const from = after.offsetAt({ line, character: 0 });
  const to = after.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  return { line: { start: from, end: to }, caret: start + inserted };
}
