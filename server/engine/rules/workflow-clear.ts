import { reportBlanks } from '../charter/blanks.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'workflow-clear',
  title: 'It is clear what starts the workflow and what comes out',
  group: 'Workflow',
  fields: ['workflow.trigger', 'workflow.output'],
  why: 'Without a trigger and an output everybody pictures another workflow.',
  pass: 'workflow says what starts it (trigger) and what comes out (output).',
  examples: {
    bad: 'workflow: { trigger: }',
    good: 'workflow: { trigger: A listing enters the suppression queue }',
  },
  *check({ charter }) {
    const workflow = charter.field('workflow');
    // A list or a text in its place is not of the format, and that is said already.
    if (!workflow.blank && workflow.node?.kind !== 'map') return;
    yield* reportBlanks(charter, {
      fields: { 'workflow.trigger': 'what starts the workflow', 'workflow.output': 'what comes out of the workflow' },
      none: 'It is not said what starts the workflow, nor what comes out.',
      some: (words) => `It is not said ${words}.`,
      todo: 'Name the one event that starts it and the one thing that comes out, in a few words each.',
      fix: 'Add trigger and output',
    });
  },
});
