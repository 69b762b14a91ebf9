import { dayIn } from '../charter/field.ts';
import { defineRule, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

export default defineRule({
  id: 'write-back-planned',
  title: 'Write-back has begun',
  group: 'Integration',
  severity: 'information',
  fields: ['writeBack.live'],
  why: 'Until then somebody carries every item by hand.',
  pass: 'writeBack.live is a day up to today.',
  examples: {
    bad: 'writeBack: { live: 2027-01-11 }',
    good: 'writeBack: { live: 2026-11-23 }',
  },
  *check({ charter, today }) {
    const live = charter.field('writeBack.live');
    const day = dayIn(live);
    if (day && day > today)
      yield wrong(
        live,
        `Write-back is planned for ${day}, ${distance(today, day)}.`,
        'Keep the day true: move it when the plan moves.',
      );
  },
});
