import { indexLines } from '../../engine/index.ts';
import { isGrave } from '../exit-code.ts';
import type { FileFindings, FindingResult } from '../result.ts';
import { hyperlink } from '../terminal/hyperlink.ts';
import { sourceFrame } from '../terminal/source-frame.ts';
import { visible } from '../terminal/visible.ts';
import { paragraph } from '../terminal/wrap.ts';
import type { View } from './reporter.ts';
import { paintOf } from './words.ts';

/** The findings of a file for people, those that are to be shown: place, severity, check, message and line. */
export function findingBlocks(file: FileFindings, view: View): string[] {
  const { path, findings } = file;
  const told = findings.filter((finding) => isShown(finding, view));
  if (told.length === 0) return [];
  // Read again for this, so only where something is shown.
  const { text: source } = file;
  const read = { text: source, lines: indexLines(source) };
  return told.map(({ check, severity, message, span, range }, index, shown) => {
    const paint = paintOf(severity, view);
    const place = `${visible(path)}:${range.start.line}:${range.start.column}`;
    const title = `  ${view.colors.cyan(place)}  ${view.colors.bold(paint(severity))}  ${toPage(view.colors.bold(check), check, view)}`;
    // All that is missing may point at one place, which is shown once.
    const before = shown[index - 1]?.span;
    const again = before?.start === span.start && before.end === span.end;
    const frame = again ? '' : sourceFrame(read, span, { columns: view.columns - 2, colors: view.colors, paint });
    const text = paragraph(visible(message), view.columns, 4);
    return [title, text, ...(frame ? [frame.replace(/^/gm, '  ')] : [])].join('\n');
  });
}

/** A text that leads to the page of a check, where that can be followed. */
export function toPage(text: string, check: string, { pageOf }: View): string {
  const address = pageOf?.(check);
  return address === undefined ? text : hyperlink(text, address);
}

function isShown(finding: FindingResult, { quiet, strictness }: View): boolean {
  return !quiet || isGrave(finding, strictness);
}

/** The policies that are not sound: each with its findings. */
export function policyBlocks(policies: readonly FileFindings[], view: View): string[] {
  return policies.flatMap((policy) => {
    const blocks = findingBlocks(policy, view);
    const title = `${view.colors.red('✗')} ${view.colors.bold(visible(policy.path))}  policy`;
    return blocks.length > 0 ? [[title, ...blocks].join('\n\n')] : [];
  });
}
