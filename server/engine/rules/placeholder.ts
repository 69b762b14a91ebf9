import { visit } from '../document/node.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'placeholder',
  title: 'No placeholder is left',
  group: 'Text',
  severity: 'warning',
  fields: [],
  why: 'A placeholder looks like an answer, and everybody stops asking.',
  pass: 'Every value is an answer, or is left blank.',
  examples: { bad: 'title: TBD', good: 'title: Draft case text' },
  *check({ charter, isGateField }) {
    const { root } = charter.document;
    const found: string[] = [];
    visit(root, [], (_node, steps) => {
      const spec = charter.specAt(steps);
      // Below an inline JSON Schema, and below keys of somebody's own, the words are not ours to judge.
      if (!spec) return false;
      const path = steps.join('.');
      if (path !== '' && charter.field(path).placeholder) {
        if (!isGateField(path)) found.push(path);
        return false;
      }
      return true;
    });
    for (const path of found) {
      const field = charter.field(path);
      const words = charter.document.text.slice(field.span.start, field.span.end);
      yield {
        span: field.span,
        problem: `"${words}" is a placeholder, so nothing is said here.`,
        todo: 'Write the answer, or delete it until there is one.',
        fields: [path],
        missing: false,
        fixes: [],
      };
    }
  },
});
