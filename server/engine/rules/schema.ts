import { defineRule } from '../rule.ts';
import { findStructureFaults } from '../structure/structure-faults.ts';

export default defineRule({
  id: 'schema',
  title: 'Keys and values are those of the format',
  group: 'Text',
  severity: 'error',
  fields: [],
  why: 'What no check recognizes, no check can count.',
  pass: 'apiVersion is charter/v1, and every key and value is one that the format has. Keys that begin with x- are yours.',
  examples: {
    bad: 'writeback: { destination: case system }',
    good: 'x-team: catalog',
  },
  check: ({ charter }) => findStructureFaults(charter),
});
