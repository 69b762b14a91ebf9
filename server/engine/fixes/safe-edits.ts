import { type Charter, viewCharter } from '../charter/charter.ts';
import { parseCharter } from '../document/parse.ts';
import type { Fix } from '../rule.ts';
import { findStructureFaults } from '../structure/structure-faults.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';

/**
 * The edits of a fix; none when, applied, they would leave the page with more that cannot be read, or more that is not
 * of the format, than before. The last word on every fix, whoever asks for it.
 */
export function safeEdits(charter: Charter, fix: Pick<Fix, 'edits'>): readonly TextEdit[] {
  const edits = fix.edits(charter);
  if (edits.length === 0) return edits;
  const after = viewCharter(parseCharter(applyEdits(charter.document.text, edits)), charter.isPlaceholder);
  const worse = after.document.problems.length > charter.document.problems.length || faults(after) > faults(charter);
  return worse ? [] : edits;
}

function faults(charter: Charter): number {
  // Of a damaged page the structure is a guess, and mending it shows what was hidden.
  return charter.document.problems.length > 0 ? Number.POSITIVE_INFINITY : [...findStructureFaults(charter)].length;
}
