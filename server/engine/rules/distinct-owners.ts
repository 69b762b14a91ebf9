import { ownerPaths, readOwner, samePerson } from '../charter/owner.ts';
import { defineRule, wrong } from '../rule.ts';

export default defineRule({
  id: 'distinct-owners',
  title: 'Two people own it',
  group: 'Ownership',
  fields: ownerPaths(['operator', 'technical'], ['name', 'contact']),
  why: 'With one person for both, the first holiday stops it.',
  pass: 'The owners of the workflow and of the integration are two people, each with a contact of their own.',
  examples: {
    bad: 'owners: { technical: { name: Ana Ruiz, contact: "@ana" } }',
    good: 'owners: { technical: { name: Sam Lee, contact: "@sam-lee" } }',
  },
  *check({ charter }) {
    const [operator, technical] = [readOwner(charter, 'operator'), readOwner(charter, 'technical')];
    const sameName = samePerson(operator.name, technical.name);
    if (!sameName && !samePerson(operator.contact, technical.contact)) return;
    yield wrong(
      sameName ? technical.nameField : technical.contactField,
      sameName
        ? `${technical.name} owns both the workflow and the integration.`
        : `The owners of the workflow and of the integration have the same contact, ${technical.contact}.`,
      'Name a second person: one for what it should do, one for keeping it running.',
    );
  },
});
