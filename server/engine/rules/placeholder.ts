import { placeholderText } from '../charter/blanks.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'placeholder',
  title: 'No placeholder is left',
  group: 'Text',
  severity: 'warning',
  fields: [],
  why: 'A placeholder looks like an answer, and everybody stops asking.',
  pass: 'Every value is an answer, or is left blank.',
  tune: 'A policy adds and exempts words: `words: { placeholders: { add: [to come], exempt: [none] } }`.',
  examples: { bad: 'title: TBD', good: 'title: Draft case text' },
  *check({ charter, isGateField }) {
    // Keys of somebody's own, and what is inside an inline JSON Schema, are not of the format: their words are not ours.
    for (const { field } of charter.written()) {
      if (!field.placeholder || isGateField(field.path)) continue;
      yield {
        span: field.span,
        problem: `"${placeholderText(charter, field)}" is a placeholder, so nothing is said here.`,
        todo: 'Write the answer, or delete it until there is one.',
        fields: [field.path],
        missing: false,
        fixes: [],
      };
    }
  },
});
