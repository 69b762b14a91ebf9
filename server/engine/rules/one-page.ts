import { firstContent } from '../document/first-content.ts';
import { pageSize, pageSizeAtMost } from '../document/page-size.ts';
import { defineRule } from '../rule.ts';

/** A checklist that belongs into a file of its own. */
const LONG_LIST = Array.from({ length: 60 }, (_, index) => `    - Is rule ${index + 1} of the style guide kept?\n`);

export default defineRule({
  id: 'one-page',
  title: 'A charter is one page',
  group: 'Workflow',
  fields: [],
  why: 'What is longer than a page is not read before a decision.',
  pass: 'The page has at most 120 lines and 700 words; blank lines, comments, waivers and the postmortem do not count.',
  examples: {
    bad: `review:\n  checklist:\n${LONG_LIST.join('')}`,
    good: 'review:\n  checklist: review/checklist.md\n',
  },
  *check({ charter, policy }) {
    const { document } = charter;
    const { root, text } = document;
    const { pageLines, pageWords } = policy.thresholds;
    const most = pageSizeAtMost(document);
    if (most.lines <= pageLines && most.words <= pageWords) return;
    const { lines, words } = pageSize(document);
    const over = [
      ...(lines > pageLines ? [`${lines} lines, and ${pageLines} are the limit`] : []),
      ...(words > pageWords ? [`${words} words, and ${pageWords} are the limit`] : []),
    ];
    if (over.length === 0) return;
    const first = root?.kind === 'map' ? root.entries.find(({ merged }) => !merged) : undefined;
    // It is about the whole page, so it stays out of the way of what is about the value at its top.
    yield {
      span: first?.keySpan ?? firstContent(text),
      problem: `The page has ${over.join('; it has ')}.`,
      todo: 'Move details to files beside it and name them here.',
      fields: first ? [first.key] : [],
      missing: true,
      fixes: [],
    };
  },
});
