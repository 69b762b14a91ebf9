import type { Label, Severity } from '../../engine/index.ts';
import { type CharterResult, type RunResult, type Summary, summarize } from '../result.ts';
import { type Colors, colorsFor } from '../terminal/colors.ts';
import { visible } from '../terminal/visible.ts';
import { paragraph } from '../terminal/wrap.ts';
import type { View } from './reporter.ts';

/** So many of something: "1 error", "3 errors". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The colour of a severity. */
export function paintOf(severity: Severity, { colors }: Pick<View, 'colors'>): (text: string) => string {
  const { red, yellow, blue, gray } = colors;
  return { error: red, warning: yellow, information: blue, hint: gray }[severity];
}

/** A label in the colour of what it is worth. */
export function labelText(label: Label | null, text: string, { colors }: Pick<View, 'colors'>): string {
  const { green, cyan, red, dim } = colors;
  const paint =
    label === null ? red : { production: green, pilot: cyan, research: (word: string) => word, retired: dim }[label];
  return colors.bold(paint(text));
}

/** Which label is claimed and which is earned, in one phrase. */
export function standing({ declared, earned, summary }: CharterResult, view: Pick<View, 'colors'>): string {
  const result = labelText(earned, summary, view);
  if (declared === earned) return result;
  const claim = declared === null ? 'declares no label' : `declares ${declared}`;
  return earned === null ? `${claim}, ${result}` : `${claim}, has earned ${result}`;
}

/** How many charters have earned which label: "1 production", "3 research". */
export function labelSums(charters: readonly CharterResult[]): string[] {
  const sums = summarize({ charters, policies: [] });
  const labels = (['production', 'pilot', 'research', 'retired'] as const).filter((label) => sums[label] > 0);
  const unread = charters.filter(({ earned }) => earned === null).length;
  return [...labels.map((label) => `${sums[label]} ${label}`), ...(unread > 0 ? [`${unread} damaged`] : [])];
}

/** How many findings there are of each severity: "1 error", "2 warnings". */
export function findingSums(
  { errors, warnings, information, hints }: Pick<Summary, 'errors' | 'warnings' | 'information' | 'hints'>,
  { red, yellow }: Pick<Colors, 'red' | 'yellow'> = colorsFor(false),
): string[] {
  return [
    errors > 0 && red(count(errors, 'error')),
    warnings > 0 && yellow(count(warnings, 'warning')),
    information > 0 && `${information} information`,
    hints > 0 && count(hints, 'hint'),
  ].filter((words) => words !== false);
}

/** The last lines of a report for people: how many of everything, and what was skipped. */
export function summaryText({ charters, skipped, policies, errors }: RunResult, view: View): string {
  const earned = labelSums(charters);
  const found = findingSums(summarize({ charters, policies }), view.colors);
  const lines: string[] = [];
  if (charters.length > 0) {
    lines.push(`${view.colors.bold(count(charters.length, 'charter'))}: ${earned.join(', ')}`);
    lines.push(found.length > 0 ? found.join(', ') : view.colors.green('nothing found'));
  }
  if (policies.length > 0)
    lines.push(aside(`${count(policies.length, 'policy', 'policies')}: ${firstNames(policies)}`, view));
  if (skipped.length > 0) {
    const what = skipped.length === 1 ? 'it is not a production charter' : 'they are not production charters';
    lines.push(aside(`${count(skipped.length, 'file')} skipped, as ${what}: ${firstNames(skipped)}`, view));
  }
  if (errors.length > 0) lines.push(view.colors.red(`${count(errors.length, 'path')} could not be read, see below`));
  return lines.join('\n');
}

const MOST_NAMES = 10;

function firstNames(files: readonly { readonly path: string }[]): string {
  const names = files.slice(0, MOST_NAMES).map(({ path }) => visible(path));
  const rest = files.length > MOST_NAMES ? [`and ${files.length - MOST_NAMES} more`] : [];
  return [...names, ...rest].join(', ');
}

function aside(words: string, { colors, columns }: View): string {
  return colors.dim(paragraph(words, columns, 0));
}
