import { escapeMarkdown } from '../text/markdown.ts';
import { element } from './element.ts';
import { pageHtml } from './page-html.ts';
import type { Postmortem } from './postmortem.ts';

const UNANSWERED = 'Not answered.';
const NOTHING = 'The charter says nothing about it.';

/** The postmortem as Markdown. */
export function postmortemMarkdown(postmortem: Postmortem): string {
  const { problem, answers } = postmortem;
  const parts = [
    `# ${escapeMarkdown(headingOf(postmortem))}`,
    escapeMarkdown(sourceOf(postmortem)),
    ...(problem === undefined ? [] : [`What it was for: ${escapeMarkdown(problem)}`]),
    ...answers.flatMap(({ question, answer, facts }) => [
      `## ${escapeMarkdown(question)}`,
      `**${escapeMarkdown(answer ?? UNANSWERED)}**`,
      facts.length > 0 ? facts.map((fact) => `- ${escapeMarkdown(fact)}`).join('\n') : escapeMarkdown(NOTHING),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The postmortem as a page of its own: one file that loads nothing and runs nothing. */
export function postmortemHtml(postmortem: Postmortem): string {
  const { problem, answers } = postmortem;
  return pageHtml(headingOf(postmortem), [
    element('h1', {}, headingOf(postmortem)),
    element('p', {}, sourceOf(postmortem)),
    ...(problem === undefined ? [] : [element('p', {}, `What it was for: ${problem}`)]),
    ...answers.flatMap(({ question, answer, facts }) => [
      element('h2', {}, question),
      element('p', {}, element('strong', {}, answer ?? UNANSWERED)),
      facts.length > 0 ? element('ul', {}, ...facts.map((fact) => element('li', {}, fact))) : element('p', {}, NOTHING),
    ]),
  ]);
}

function headingOf({ title, name }: Postmortem): string {
  return `Postmortem: ${title ?? name}`;
}

function sourceOf({ file, today, unanswered, answers }: Postmortem): string {
  const open = unanswered === 0 ? 'all' : `${answers.length - unanswered} of`;
  return `From ${file} on ${today}; ${open} ${answers.length} questions are answered.`;
}
