import type { Charter } from '../charter/charter.ts';
import { CHARTER } from '../format/fields.ts';
import { replace, type TextEdit } from '../text/edit.ts';
import { safeEdits } from './safe-edits.ts';
import { scaffoldEdits } from './scaffold.ts';

const ANSWERS = Object.keys(CHARTER.keys?.postmortem?.keys ?? {}).map((key) => `postmortem.${key}`);

/** How many of the seven answers of the postmortem a page does not give. */
export function countUnanswered(charter: Charter): number {
  return ANSWERS.filter((path) => charter.field(path).blank).length;
}

/**
 * The edits that add a blank for each answer of the postmortem that is missing, and the status `retired` where the page
 * is to retire. Empty when there is nothing to write, or no safe place for it.
 */
export function postmortemEdits(charter: Charter, retire: boolean): readonly TextEdit[] {
  const { node, blank, span } = charter.field('status');
  const edits = (): TextEdit[] => {
    if (!retire) return scaffoldEdits(charter, ANSWERS);
    if (blank) return scaffoldEdits(charter, ['status', ...ANSWERS], { status: 'retired' });
    const answers = scaffoldEdits(charter, ANSWERS);
    return node?.kind === 'scalar' && node.text !== 'retired' ? [replace(span, 'retired'), ...answers] : answers;
  };
  return charter.document.problems.length > 0 ? [] : safeEdits(charter, { edits });
}
