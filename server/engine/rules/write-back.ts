import { reportBlanks } from '../charter/blanks.ts';
import { said } from '../charter/said.ts';
import { defineGateRule } from '../rule.ts';

export default defineGateRule({
  id: 'write-back',
  title: 'The output has a destination',
  gates: ['charter'],
  fields: ['writeBack.destination'],
  why: 'Output that lands nowhere is copied by hand until people are tired of it.',
  pass: 'writeBack.destination names the system, and the place in it, where the output lands.',
  examples: {
    bad: 'writeBack: { destination: "" }',
    good: 'writeBack: { destination: "case system, field draft_text" }',
  },
  evidence: ({ charter }) => said(charter, 'writeBack.destination'),
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: { 'writeBack.destination': 'the destination of the output' },
      none: 'It is not said where the output goes.',
      todo: 'Name the system and the field in it that the output is written to.',
      fix: 'Add the write-back',
      alsoAdd: ['writeBack.method'],
    }),
});
