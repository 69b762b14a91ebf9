import { dayIn, type Field } from '../charter/field.ts';
import { asSubject, OWNER_ROLES, type Owner, ownerPaths, readOwner, samePerson } from '../charter/owner.ts';
import type { Person } from '../policy/policy.ts';
import { defineRule, wrong } from '../rule.ts';
import { addDays, type Day, dayNinety, distance, parseDay } from '../values/day.ts';

export default defineRule({
  id: 'owner-leaving',
  title: 'Each owner stays',
  group: 'Ownership',
  fields: [...ownerPaths(OWNER_ROLES, ['until']), 'ninetyDayMetric.start'],
  why: 'What an owner knows leaves with the owner, unless somebody takes over in time.',
  pass: 'No owner leaves (until) within 90 days of today, or before day 90 of the metric.',
  tune: 'A policy sets another limit, `thresholds: { ownerLeaving: 60 }`, and may say who leaves: `people: [{ contact: "@sam-lee", until: 2027-01-31 }]`.',
  examples: {
    bad: 'owners: { technical: { until: 2026-12-31 } }',
    good: 'owners: { technical: { until: 2028-12-31 } }',
  },
  *check({ charter, today, policy }) {
    const start = dayIn(charter.field('ninetyDayMetric.start'));
    const last = start && dayNinety(start);
    const soon = addDays(today, policy.thresholds.ownerLeaving);
    for (const role of OWNER_ROLES) {
      const owner = readOwner(charter, role);
      if (owner.field.blank) continue;
      const { until, at } = leaving(owner, policy.people) ?? {};
      if (!until || !at) continue;
      const words = `${asSubject(role)}${owner.name ? `, ${owner.name},` : ''}`;
      if (until < today) {
        const problem = `${words} left on ${until}, ${distance(today, until)}.`;
        yield { ...wrong(at, problem, 'Name who has taken over.'), severity: 'error' };
      } else if (until <= soon || (last && until < last)) {
        const early = last && until < last ? `, before day 90 of the metric on ${last}` : '';
        const problem = `${words} leaves on ${until}, ${distance(today, until)}${early}.`;
        yield wrong(at, problem, 'Agree who takes over, and name that person in time.');
      }
    }
  },
});

/** The last day of an owner, by the page or else by the policy, and where to say it. */
function leaving(owner: Owner, people: readonly Person[]): { until: Day | undefined; at: Field } | undefined {
  if (!owner.until.blank) return { until: dayIn(owner.until), at: owner.until };
  const byContact = people.find(({ contact }) => samePerson(contact, owner.contact));
  // Two people may have one name; a contact tells them apart.
  const person =
    byContact ?? people.find(({ name, contact }) => !(contact && owner.contact) && samePerson(name, owner.name));
  if (person?.until === undefined) return undefined;
  return { until: parseDay(person.until), at: byContact ? owner.contactField : owner.nameField };
}
