import assert from 'node:assert/strict';
import {
  compareSeverity,
  type Evaluation,
  evaluate,
  type Finding,
  parseCharter,
  RULES,
  type Rule,
  type Severity,
  type Span,
  type Surroundings,
} from '../../server/engine/index.ts';
import { overlay } from './overlay.ts';
import { completePage, surroundings } from './page.ts';

/** A stretch of text under which a test has written `^^^`. */
export interface Mark {
  readonly span: Span;
  readonly severity: Severity | undefined;
  /** What the finding's message must say. */
  readonly says: string;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Where `$0` stood. */
  readonly cursor: number | undefined;
}

const MARK = /^[ ]*#?[ ]*(\^+)[ ]*(?:(error|warning|information|hint)\b:?)?[ ]*(.*)$/;

/**
 * Reads a text with marks. A line of nothing but `^^^`, which may begin with `#`, marks what stands above it; behind it
 * the severity and words of the message may follow: `# ^^^ error: starts on 2027-01-01`. `$0` is the cursor. The
 * indentation that all lines share is taken off.
 */
export function readMarked(source: string): Marked {
  const marks: Mark[] = [];
  let text = '';
  let lineStart = 0;
  for (const line of dedent(source).split(/(?<=\n)/)) {
    const mark = MARK.exec(line.trimEnd());
    if (!mark) {
      lineStart = text.length;
      text += line;
      continue;
    }
    const [, carets = '', severity, says = ''] = mark;
    const start = lineStart + line.indexOf('^');
    marks.push({ span: { start, end: start + carets.length }, severity: severity as Severity | undefined, says });
  }
  const cursor = text.indexOf('$0');
  return cursor < 0
    ? { text, marks, cursor: undefined }
    : { text: text.slice(0, cursor) + text.slice(cursor + 2), marks, cursor };
}

/** Takes off the indentation that all lines share, and the line end in front of the first. */
export function dedent(source: string): string {
  const text = source.replace(/^\n/, '').replace(/\n[ ]+$/, '\n');
  const indents = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [/^ */.exec(line)![0].length]));
  return text.replace(new RegExp(`^ {${Math.min(...indents, 99)}}`, 'gm'), '');
}

export interface CheckOptions extends Partial<Surroundings> {
  /** What the fragment is laid over; null when it is the whole page. */
  readonly page?: string | null;
  /** Runs the rule without any other, which may have something graver to say of the same value. */
  readonly alone?: boolean;
}

/**
 * Lays a marked fragment over the complete page and holds that the rule finds what is marked and nothing else. A check
 * of a gate runs alone, others in the company of all, as they are told of each other's findings.
 */
export function checkRule(
  rule: Rule,
  source: string,
  { page = completePage, alone, ...given }: CheckOptions = {},
): Checked {
  const marked = readMarked(source);
  const laid = page === null ? { text: marked.text, offset: (at: number) => at } : overlay(marked.text, page);
  const document = parseCharter(laid.text);
  const evaluation = evaluate(document, surroundings(given), alone || rule.gates.length > 0 ? [rule] : RULES);
  assert.deepEqual(evaluation.crashes, []);
  const findings = evaluation.findings.filter(({ check }) => check === rule.id);
  const show = ({ start, end }: Span) => {
    const { line, character } = document.lines.position(start);
    return `${line + 1}:${character + 1} ${JSON.stringify(laid.text.slice(start, end))}`;
  };
  const wanted = marked.marks.map(({ span, ...rest }) => ({
    ...rest,
    span: { start: laid.offset(span.start), end: laid.offset(span.start) + (span.end - span.start) },
  }));
  assert.deepEqual(
    findings.map(({ span }) => show(span)),
    [...wanted].sort((a, b) => a.span.start - b.span.start).map(({ span }) => show(span)),
    `what ${rule.id} finds in\n${marked.text}\n${findings.map(({ message }) => message).join('\n')}`,
  );
  for (const { span, says, severity } of wanted) {
    const messages = findings.filter((finding) => finding.span.start === span.start);
    const found = messages.find(({ message }) => message.includes(says));
    assert.ok(found, `"${says}" is not in: ${messages.map(({ message }) => message).join(' | ')}`);
    if (severity) assert.equal(found.severity, severity);
    assert.ok(found.message.includes(rule.why), 'the message says why');
  }
  return {
    evaluation,
    text: laid.text,
    findings,
    fires: (evaluation.reports.get(rule.id)?.length ?? 0) > 0,
    cursor: marked.cursor === undefined ? undefined : laid.offset(marked.cursor),
  };
}

export interface Checked {
  readonly evaluation: Evaluation;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** It reported something, shown or not. */
  readonly fires: boolean;
  readonly cursor: number | undefined;
}

/** The gravest severity among findings. */
export function gravest(findings: readonly Finding[]): Severity | undefined {
  return findings.map(({ severity }) => severity).sort(compareSeverity)[0];
}
