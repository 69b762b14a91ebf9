import type { Charter } from '../../charter/charter.ts';
import type { Evaluation } from '../../evaluate.ts';
import type { Rule } from '../../rule.ts';
import { covers, isSuppressible, readSuppressions } from '../../suppressions.ts';
import type { Span } from '../../text/span.ts';
import { isWaivable } from '../../waivers.ts';
import { describeCheck } from '../describe-check.ts';
import type { Completion, ValuePlace } from './item.ts';

/** The checks that may be waived and are not yet: those that do not pass first. */
export function waivableChecks(charter: Charter, place: ValuePlace, { rules, gates }: Evaluation): Completion[] {
  const taken = charter.items('waivers').flatMap(({ path }) => {
    const { node, text } = charter.field(`${path}.check`);
    const isOwn = node && node.span.start <= place.word.end && place.word.start <= node.span.end;
    return text !== undefined && !isOwn ? [text] : [];
  });
  const open = (rule: Rule) => gates.production.failed.includes(rule.id);
  return rules
    .filter((rule) => isWaivable(rule) && !taken.includes(rule.id))
    .sort((a, b) => Number(open(b)) - Number(open(a)))
    .map((rule) => ({
      ...checkCompletion(rule, place.word, open(rule) ? 'not passed' : undefined),
      commits: place.flow ? [','] : undefined,
    }));
}

/** What may be written in a comment: the checks that it may suppress, or the word that begins a suppression. */
export function commentCompletions(
  charter: Charter,
  comment: Span,
  offset: number,
  evaluation: Evaluation,
): Completion[] {
  const { text } = charter.document;
  const before = text.slice(comment.start, offset);
  const word = /[\w-]*$/.exec(before)![0];
  const end = offset + /^[\w-]*/.exec(text.slice(offset, comment.end))![0].length;
  const span = { start: offset - word.length, end };
  if (/^#[ \t]*[\w-]*$/.test(before)) {
    return [
      {
        label: 'charter-ignore',
        kind: 'template',
        detail: 'lets a finding be',
        about:
          'Hides findings of a check at the value that this comment stands behind or above, for a reason. What decides about the label cannot be hidden.',
        span: { start: comment.start, end },
        text: ['# charter-ignore ', { hint: 'id of a check' }, ': ', { hint: 'why it may stay' }],
        filter: `${text.slice(comment.start, offset - word.length)}charter-ignore`,
      },
    ];
  }
  const list = /^#[ \t]*charter-ignore[ \t]+([^:]*)$/.exec(before)?.[1];
  if (list === undefined || !/(?:^|,)[ \t]*[\w-]*$/.test(list)) return [];
  const taken = list
    .split(',')
    .slice(0, -1)
    .map((id) => id.trim());
  const target = readSuppressions(charter).find((found) => found.span.start === comment.start)?.target;
  const here = new Set(
    target ? evaluation.findings.flatMap((finding) => (covers(target, finding.span) ? [finding.check] : [])) : [],
  );
  const after = text.slice(end, comment.end);
  return evaluation.rules
    .filter((rule) => isSuppressible(rule) && !taken.includes(rule.id))
    .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)))
    .map((rule) => {
      const completion = checkCompletion(rule, span, here.has(rule.id) ? 'found here' : undefined);
      // A reason is required.
      return after.trim() === '' ? { ...completion, text: [`${rule.id}: `, { hint: 'why it may stay' }] } : completion;
    });
}

function checkCompletion(rule: Rule, span: Span, detail: string | undefined): Completion {
  return { label: rule.id, kind: 'check', detail, about: describeCheck(rule), span, text: [rule.id] };
}
