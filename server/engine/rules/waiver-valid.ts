import { reportBlanks } from '../charter/blanks.ts';
import type { Charter } from '../charter/charter.ts';
import { setValue } from '../fixes/set-value.ts';
import { type CheckContext, defineRule, type Report, wrong } from '../rule.ts';
import { nearest } from '../structure/nearest.ts';
import { daysBetween, distance } from '../values/day.ts';
import { type Flaw, isWaivable, lastWaiverDay, readWaivers, type Waiver } from '../waivers.ts';

export default defineRule({
  id: 'waiver-valid',
  title: 'Waivers hold',
  group: 'Text',
  severity: 'error',
  fields: ['waivers', 'waivers.*.check', 'waivers.*.reason', 'waivers.*.until', 'waivers.*.approvedBy'],
  why: 'A waiver that does not hold waives nothing.',
  pass: 'Every waiver names a check of the production gate alone, a reason, an approver who owns neither workflow nor integration, and a last day ahead, at most 92 days off.',
  tune: 'A policy sets another limit: `thresholds: { waiver: 60 }`.',
  examples: {
    bad: 'waivers: [{ check: turnover-test-passed, reason: night shift joins in January, until: 2026-11-01, approvedBy: lee.wong@example.com }]',
    good: 'waivers: [{ check: turnover-test-passed, reason: night shift joins in January, until: 2027-01-31, approvedBy: lee.wong@example.com }]',
  },
  *check(context) {
    const { charter, today, rules, policy } = context;
    for (const waiver of readWaivers(charter, today, rules, policy.thresholds.waiver)) {
      // What is no map is not of the format, which is said by another check.
      if (waiver.field.node?.kind !== 'map') continue;
      if (waiver.flaws.length === 0) continue;
      yield* blanks(charter, waiver.field.path);
      for (const flaw of waiver.flaws) yield* explain(flaw, waiver, context);
    }
  },
});

function blanks(charter: Charter, path: string): Iterable<Report> {
  return reportBlanks(charter, {
    fields: {
      [`${path}.check`]: 'the check',
      [`${path}.reason`]: 'a reason',
      [`${path}.until`]: 'its last day',
      [`${path}.approvedBy`]: 'who approved it',
    },
    none: 'This waiver says nothing.',
    some: (words) => `This waiver lacks ${words}.`,
    todo: 'Write what is waived, why, until when, and who answers for it.',
    fix: 'Add what the waiver lacks',
  });
}

function* explain(flaw: Flaw, { field, check, until }: Waiver, context: CheckContext): Iterable<Report> {
  const { today, rules, policy } = context;
  const at = (key: string) => field.below(key);
  switch (flaw) {
    case 'unknown-check': {
      const guess = nearest(
        check!,
        rules.filter(isWaivable).map(({ id }) => id),
      );
      const todo = guess ? `Did you mean "${guess}"?` : 'Write the id of the check, as its finding shows it.';
      const fixes = guess ? [setValue(`Change to "${guess}"`, at('check').path, guess)] : [];
      yield wrong(at('check'), `There is no check "${check}".`, todo, fixes);
      break;
    }
    case 'outside-gates':
      yield wrong(
        at('check'),
        `${check} does not decide about the label, so there is nothing to waive.`,
        'Delete the waiver; where its finding may stay, say why in a comment: # charter-ignore.',
      );
      break;
    case 'charter-check':
      yield wrong(
        at('check'),
        `${check} is needed for pilot, and only what is needed for production alone can be waived.`,
        'Pass it, or set status to research until it passes.',
      );
      break;
    case 'approved-by-owner':
      yield wrong(
        at('approvedBy'),
        'This waiver is approved by an owner of what it excuses.',
        'Let somebody approve it who is neither the operator nor the technical owner.',
      );
      break;
    case 'no-date':
      if (!at('until').blank)
        yield wrong(at('until'), 'The last day of the waiver is not a date.', 'Write it as YYYY-MM-DD.');
      break;
    case 'expired':
      yield wrong(
        at('until'),
        `This waiver ${until === today ? `ends on ${until}, today` : `ended on ${until}, ${distance(today, until!)}`}.`,
        'Pass the check and delete the waiver, or have a new one approved.',
      );
      break;
    case 'too-far': {
      const longest = policy.thresholds.waiver;
      const last = lastWaiverDay(today, longest);
      yield wrong(
        at('until'),
        `This waiver reaches to ${until}, ${daysBetween(today, until!)} days ahead; ${longest} are the most.`,
        `Write ${last} or an earlier day, and decide again then.`,
        [setValue(`Set it to ${last}, the last day allowed`, at('until').path, last)],
      );
    }
  }
}
