import { mend } from '../fixes/mend.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'yaml-syntax',
  title: 'The text is YAML',
  group: 'Text',
  severity: 'error',
  fields: [],
  why: 'Until it can be read, no label can be given.',
  pass: 'The file can be read as YAML from its first line to its last.',
  examples: {
    bad: 'owners: { operator: { name: Ana Ruiz, contact: @ana } }',
    good: 'owners: { operator: { name: Ana Ruiz, contact: "@ana" } }',
  },
  *check({ charter }) {
    for (const problem of charter.document.problems) {
      yield {
        span: problem.span,
        problem: problem.message,
        todo: '',
        fields: [],
        missing: false,
        fixes: mend(problem),
      };
    }
  },
});
