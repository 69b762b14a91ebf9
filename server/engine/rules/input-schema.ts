import { reportBlanks } from '../charter/blanks.ts';
import { said } from '../charter/said.ts';
import { defineGateRule } from '../rule.ts';

export default defineGateRule({
  id: 'input-schema',
  title: 'The input has a schema',
  gates: ['charter'],
  fields: ['inputs.schema'],
  why: 'Where nobody wrote down what comes in, the first changed column breaks it unnoticed.',
  pass: 'inputs.schema is the path of a JSON Schema, or the schema itself.',
  examples: {
    bad: 'inputs: { schema: null }',
    good: 'inputs: { schema: { type: object, required: [id], properties: { id: { type: string } } } }',
  },
  evidence: ({ charter }) => said(charter, 'inputs.schema') ?? 'It is written in the page.',
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: { 'inputs.schema': 'the schema of the input' },
      none: 'The structure of the input is not given.',
      todo: 'Name the JSON Schema that describes the input.',
      fix: 'Add the input schema',
    }),
});
