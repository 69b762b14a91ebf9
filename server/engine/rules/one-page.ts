import { firstContent } from '../document/first-content.ts';
import { pageSize, pageSizeAtMost } from '../document/page-size.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'one-page',
  title: 'A charter is one page',
  group: 'Workflow',
  fields: [],
  why: 'What is longer than a page is not read before a decision.',
  pass: 'The page has at most 120 lines and 700 words; blank lines, comments, waivers and the postmortem do not count.',
  tune: 'A policy sets other limits: `thresholds: { pageLines: 150, pageWords: 900 }`.',
  examples: {
    // Sixty questions would show no more than six do, where the limit is just above what is around them.
    policy: { thresholds: { ...DEFAULT_POLICY.thresholds, pageLines: 74 } },
    bad: `review:
  checklist:
    - Is rule 1 of the style guide kept?
    - Is rule 2 of the style guide kept?
    - Is rule 3 of the style guide kept?
    - Is rule 4 of the style guide kept?
    - Is rule 5 of the style guide kept?
    - Is rule 6 of the style guide kept?
    # and so on, up to rule 60`,
    good: 'review: { checklist: review/checklist.md }',
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
