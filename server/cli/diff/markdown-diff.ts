import { code, escapeMarkdown } from '../markup/markdown.ts';
import type { CharterDiff, DiffChange } from './diff.ts';
import type { DiffReporter } from './formats.ts';
import { fateWords, SIGNS, sumWords, UNLOGGED } from './words.ts';

/** Code hosts refuse a longer comment, in characters. */
const LONGEST = 65_000;

/** A comparison as a comment on a pull request. */
export const markdownDiff: DiffReporter = (diff) => {
  const head = ['## Charters', '', escapeMarkdown(sumWords(diff))];
  if (diff.charters.length > 0)
    head.push('', '| | charter | earned | declared |', '| --- | --- | --- | --- |', ...diff.charters.map(row));
  const shown: string[] = [];
  let length = head.join('\n').length;
  for (const charter of diff.charters) {
    const section = sectionOf(charter);
    length += section.length + 2;
    if (length > LONGEST) break;
    shown.push(section);
  }
  const left = diff.charters.length - shown.length;
  const tail = left > 0 ? [`${left} more charters differ; \`charter diff\` tells of all of them.`] : [];
  return `${[head.join('\n'), ...shown, ...tail].join('\n\n')}\n`;
};

function row({ path, regressed, earned, declared, kind }: CharterDiff): string {
  const pair = (before: string | null, after: string | null) =>
    before === after ? (after ?? '–') : `${before ?? '–'} → ${after ?? '–'}`;
  const mark = regressed ? '❌' : kind === 'added' ? '🆕' : '✅';
  return `| ${mark} | ${code(path)} | ${pair(earned.before, earned.after)} | ${pair(declared.before, declared.after)} |`;
}

function sectionOf(charter: CharterDiff): string {
  const lines = [`### ${code(charter.path)}`, '', escapeMarkdown(fateWords(charter))];
  if (charter.changes.length > 0) lines.push('', ...charter.changes.map(item));
  return lines.join('\n');
}

function item({ effect, text, unlogged }: DiffChange): string {
  const sign = { '+': '🟢', '-': '🔴', '~': '⚪' }[SIGNS[effect]];
  return `- ${sign} ${escapeMarkdown(text)}${unlogged ? ` **${UNLOGGED}**` : ''}`;
}
