import type { Charter } from '../charter/charter.ts';
import { defineRule, type Report, wrong } from '../rule.ts';

const FIELDS = [
  { path: 'workflow', word: 'workflow' },
  { path: 'workflow.trigger', word: 'trigger' },
  { path: 'workflow.output', word: 'output' },
];

export default defineRule({
  id: 'single-workflow',
  title: 'A charter is about one workflow',
  group: 'Workflow',
  fields: ['workflow', 'workflow.trigger', 'workflow.output'],
  why: 'Two workflows on one page share a label that is true of neither.',
  pass: 'workflow has one trigger and one output, and the file holds one page.',
  examples: {
    bad: 'workflow: { output: [case text, a weekly summary] }',
    good: 'workflow: { output: Case text in the case template }',
  },
  *check({ charter }) {
    const todo = 'Keep one here, and give each other workflow a charter of its own.';
    for (const { path, word } of FIELDS) {
      const count = charter.items(path).filter((item) => !item.blank).length;
      if (count > 1) yield wrong(charter.field(path), `The ${word} is a list of ${count}.`, todo);
    }
    yield* severalDocuments(charter);
  },
});

function* severalDocuments({ document }: Charter): Iterable<Report> {
  const { furtherDocuments, text, lines } = document;
  const [first] = furtherDocuments;
  if (!first) return;
  // Where the document before has an end mark there need not be dashes. Comments above it belong to neither.
  const { start, end } = lines.spanAt(first.start);
  const content = text.slice(start, end);
  const count = furtherDocuments.length;
  yield {
    span: { start, end: start + (content.startsWith('---') ? 3 : content.trimEnd().length) },
    problem:
      count === 1
        ? 'Another page begins here, which is not read.'
        : `${count} more pages begin here, which are not read.`,
    todo: 'Move each to a file of its own.',
    fields: ['workflow'],
    missing: false,
    fixes: [],
  };
}
