import { describeNamesakes } from '../charter/namesakes.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-name',
  title: 'The name is unique',
  group: 'Text',
  severity: 'error',
  fields: ['name'],
  why: 'Two charters of one name are taken for one in every list and report.',
  pass: 'name is one that no other charter of the repository has. Without one, the name of the folder counts.',
  examples: {
    bad: 'name: taken-elsewhere',
    good: 'name: suppression-case-drafts',
  },
  *check({ charter, name, othersNamed }) {
    const others = name === '' ? [] : othersNamed(name);
    if (others.length === 0) return;
    const field = charter.field('name');
    yield {
      span: field.span,
      ...describeNamesakes(name, field.text !== undefined, others),
      fields: ['name'],
      missing: field.blank && !field.placeholder,
      fixes: field.text === undefined ? [scaffold('Add a name', ['name'])] : [],
    };
  },
});
