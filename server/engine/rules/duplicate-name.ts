import { listed } from '../charter/blanks.ts';
import { scaffold } from '../fixes/scaffold.ts';
import { defineRule } from '../rule.ts';

const MOST_NAMED = 3;

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
    const others = name === '' ? [] : [...othersNamed(name)].sort();
    if (others.length === 0) return;
    const field = charter.field('name');
    const more = others.length - MOST_NAMED;
    const paths = listed([...others.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])]);
    const whose = field.text === undefined ? `The folder's name, ${name}, counts as the name here, and` : `"${name}"`;
    yield {
      span: field.span,
      problem: `${whose} is also the name of ${paths}.`,
      todo: 'Give this one, or the other, a name of its own.',
      fields: ['name'],
      missing: field.blank && !field.placeholder,
      fixes: field.text === undefined ? [scaffold('Add a name', ['name'])] : [],
    };
  },
});
