import { fails, fallsShort } from '../exit-code.ts';
import type { CharterResult, RunResult } from '../result.ts';
import { colorsFor } from '../terminal/colors.ts';
import { clipEnd, displayWidth } from '../terminal/display-width.ts';
import { visible } from '../terminal/visible.ts';
import { findingBlocks, policyBlocks } from './finding-blocks.ts';
import type { View } from './reporter.ts';
import { standing, summaryText } from './words.ts';

/** Findings and labels for people: each charter in one line, its findings below it, the sums at the end. */
export function* prettyCheck(result: RunResult, view: View): Iterable<string> {
  let first = true;
  for (const block of blocksOf(result, view)) {
    // The first one is the empty line before what comes first.
    if (!first) yield `${block}\n`;
    first = false;
  }
}

function* blocksOf(result: RunResult, view: View): Iterable<string> {
  let afterFindings = true;
  for (const charter of result.charters) {
    if (view.quiet && !fails(charter, view.strictness)) continue;
    const findings = findingBlocks(charter, view);
    // Charters without findings stand together as a list.
    if (findings.length > 0 || afterFindings) yield '';
    yield header(charter, view);
    for (const block of findings) yield* ['', block];
    afterFindings = findings.length > 0;
  }
  for (const block of policyBlocks(result.policies, view)) yield* ['', block];
  const summary = view.quiet ? '' : summaryText(result, view);
  if (summary !== '') yield* ['', summary];
}

function header(charter: CharterResult, view: View): string {
  const { colors, strictness } = view;
  const mark = fails(charter, strictness) ? colors.red('✗') : colors.green('✓');
  const name = clipEnd(visible(charter.name), 60);
  const words = [`${mark} ${colors.bold(visible(charter.path))}`, ...(name ? [name] : [])].join('  ');
  const plain = `✓ ${visible(charter.path)}  ${name}  ${standing(charter, { colors: colorsFor(false) })}`;
  const gap = displayWidth(plain) > view.columns ? '\n  ' : '  ';
  const required = fallsShort(charter, strictness.require)
    ? [`  ${colors.red(`The label ${strictness.require} is required.`)}`]
    : [];
  return [`${words}${gap}${standing(charter, view)}`, ...required].join('\n');
}
