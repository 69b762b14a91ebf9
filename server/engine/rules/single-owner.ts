import type { Charter } from '../charter/charter.ts';
import { asSubject, type Owner, type OwnerRole, ownerPaths, readOwner } from '../charter/owner.ts';
import { splitOwner } from '../fixes/split-owner.ts';
import { defineRule, type Report, wrong } from '../rule.ts';
import { isGroup, peopleIn } from '../values/people.ts';

/** Enthusiasm may be shared; it is the others who have to answer. */
const ROLES = ['operator', 'technical', 'sponsor'] as const;

export default defineRule({
  id: 'single-owner',
  title: 'Each owner is one person',
  group: 'Ownership',
  fields: ownerPaths(ROLES, ['name', 'kind']),
  why: 'Where several people own it, each waits for the others.',
  pass: 'Operator, technical owner and sponsor are one person each: no list, no committee, no team.',
  examples: {
    bad: 'owners: { operator: Ana Ruiz and Sam Lee }',
    good: 'owners: { operator: "Ruiz, Ana" }',
  },
  *check({ charter }) {
    for (const role of ROLES) {
      const report = checkOwner(charter, role, readOwner(charter, role));
      if (report) yield report;
    }
  },
});

function checkOwner(charter: Charter, role: OwnerRole, { field, nameField, kind }: Owner): Report | undefined {
  const who = asSubject(role);
  const todo = 'Name the one person who answers; the others may be other owners, or the champion.';
  const list = [field, nameField].find(({ node, blank }) => node?.kind === 'list' && !blank);
  if (list?.node?.kind === 'list') {
    const items = list.node.items.map((item) => (item?.kind === 'scalar' ? item.text.trim() : ''));
    const fixes = splitOwner(charter, role, items);
    const count = items.length === 1 ? 'a list' : `a list of ${items.length}`;
    return wrong(list, `${who} is ${count}, not one person.`, todo, fixes);
  }
  if (nameField.text !== undefined) {
    const people = peopleIn(nameField.text);
    if (people.length > 1) {
      const problem = `${who} is ${people.length} people: ${people.join(', ')}.`;
      return wrong(nameField, problem, todo, splitOwner(charter, role, people));
    }
    if (isGroup(nameField.text))
      return wrong(nameField, `${who} is a group, "${nameField.text}".`, 'Name the one person who answers for it.');
  }
  if (kind === 'team') {
    const problem = `${who} is a team.`;
    return wrong(charter.field(`owners.${role}.kind`), problem, 'Name the one person in it who answers.');
  }
  return undefined;
}
