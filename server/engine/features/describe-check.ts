import type { Rule } from '../rule.ts';
import { ruleById } from '../rules/index.ts';
import { escapeMarkdown } from '../text/markdown.ts';

/** The head of a check, and why it is there and how to pass it. The words of a policy's own check are escaped. */
export function checkWords(rule: Rule): { readonly head: string; readonly background: string } {
  const own = ruleById(rule.id) === undefined ? escapeMarkdown : (text: string) => text;
  return {
    head: `**${own(rule.title)}** (\`${rule.id}\`)`,
    background: [rule.why, `To pass: ${own(rule.pass)}`].filter(Boolean).join(' '),
  };
}

/** A check in a few lines of Markdown: what it asks, why, and how to pass. */
export function describeCheck(rule: Rule): string {
  const { head, background } = checkWords(rule);
  return `${head}  \n${background}`;
}
