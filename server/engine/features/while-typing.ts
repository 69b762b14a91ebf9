import type { Charter } from '../charter/charter.ts';
import { pathAt } from '../document/path-at.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import type { Finding } from '../rule.ts';
import { type Span, touches } from '../text/span.ts';
import { isPathBegun } from '../values/path.ts';

/** A text, and what is to be said of it. */
export interface Judged {
  readonly charter: Charter;
  readonly findings: readonly Finding[];
}

/** What to say of a text on which somebody is typing at this moment. */
export interface WhileTyping {
  /** The text is only half there: what was said of the last sound one still stands. */
  readonly unsettled: boolean;
  /** What is to be said all the same: a slip that more typing does not mend, and that has a fix. */
  readonly say: readonly Finding[];
}

/**
 * Tells a text that is half typed from one that is wrong. Every new key passes through a state that is not YAML, and
 * every new value through one that is not of the format; neither is worth a finding that comes and goes.
 *
 * @param line the line being typed
 * @param caret where on it
 */
export function whileTyping(judged: Judged, line: Span, caret: number): WhileTyping {
  const { problems } = judged.charter.document;
  if (problems.length > 0) {
    if (!problems.every(({ damage }) => touches(damage, line))) return { unsettled: false, say: [] };
    const unfinished = (span: Span) =>
      problems.some((problem) => problem.unfinished && problem.span.start === span.start);
    const say = judged.findings.filter(({ check, span }) => check === 'yaml-syntax' && !unfinished(span));
    return { unsettled: true, say };
  }
  return { unsettled: isHalfTyped(judged, caret) || isHalfSuppressed(judged, line, caret), say: [] };
}

/** A suppression that has no reason yet, up to its end. */
const UNREASONED = /(?:^|[ \t])#[ \t]*charter-ignore(?:[ \t]+[^:]*)?(?::[ \t]*)?$/;

/** True when a suppression is being typed, which is not valid before the first letter of its reason. */
function isHalfSuppressed({ charter, findings }: Judged, line: Span, caret: number): boolean {
  const { text } = charter.document;
  return (
    UNREASONED.test(text.slice(line.start, caret)) &&
    text.slice(caret, line.end).trim() === '' &&
    findings.some(({ check, span }) => check === 'suppression-valid' && touches(span, line))
  );
}

/** True when the word at the caret has a finding and is the beginning of a word that would have none. */
function isHalfTyped({ charter, findings }: Judged, caret: number): boolean {
  const { root, text } = charter.document;
  if (root?.kind === 'scalar') return /^[\w-]*$/.test(root.text) && touches(root.span, { start: caret, end: caret });
  const place = pathAt(root, caret);
  if (!place || !findings.some(({ span }) => span.start === place.span.start && span.end === place.span.end))
    return false;
  const word = text.slice(place.span.start, place.span.end).replace(/^["']|["']$/g, '');
  if (place.part === 'key') {
    const siblings = Object.keys(charter.specAt(place.path.slice(0, -1))?.keys ?? {});
    return beginsOneOf(word, siblings);
  }
  const spec = charter.specAt(place.path);
  return spec !== undefined && isBeginning(word, spec);
}

function isBeginning(word: string, spec: FieldSpec): boolean {
  if (spec.values) return beginsOneOf(word, spec.values);
  if (spec.path && isPathBegun(word)) return true;
  if (spec.kinds.includes('date')) return /^[\d-]{1,9}$/.test(word);
  if (spec.kinds.includes('share')) return /^\d{1,3}(?:\.\d*)?$/.test(word);
  if (spec.kinds.includes('flag')) return beginsOneOf(word, ['true', 'false']);
  // Where keys belong, even the whole of one is half typed: its colon is still to come.
  const keys = Object.keys(spec.keys ?? {});
  return spec.kinds.includes('map') && (keys.includes(word) || beginsOneOf(word, keys));
}

function beginsOneOf(word: string, words: readonly string[]): boolean {
  return words.some((candidate) => candidate !== word && candidate.startsWith(word));
}
