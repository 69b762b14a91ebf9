import { visible } from '../terminal/visible.ts';
import { paragraph } from '../terminal/wrap.ts';
import type { DiffChange } from './diff.ts';
import type { DiffReporter } from './formats.ts';
import { fateWords, SIGNS, sumWords, UNLOGGED } from './words.ts';

/** A comparison for people at a terminal. */
export const prettyDiff: DiffReporter = (diff, { colors, columns }) => {
  const paint = { better: colors.green, worse: colors.red, neutral: (text: string) => text };
  const lines = ({ effect, text, line, unlogged }: DiffChange) => [
    paint[effect](paragraph(`${SIGNS[effect]} ${visible(text)}${line === null ? '' : ` (line ${line})`}`, columns, 2)),
    ...(unlogged ? [colors.yellow(paragraph(`! ${UNLOGGED}`, columns, 4))] : []),
  ];
  const blocks = diff.charters.map((charter) => {
    const mark = charter.regressed ? colors.red('✗') : colors.green('✓');
    const title = `${mark} ${colors.bold(visible(charter.path))}  ${visible(charter.name)}`;
    return [title, paragraph(visible(fateWords(charter)), columns, 2), ...charter.changes.flatMap(lines)].join('\n');
  });
  return `${[...blocks, visible(sumWords(diff))].join('\n\n')}\n`;
};
