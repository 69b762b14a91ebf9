import { fails } from '../exit-code.ts';
import { escapeHtml } from '../markup/html.ts';
import { code, escapeMarkdown } from '../markup/markdown.ts';
import { type CharterResult, type RunResult, readinessOf, summarize } from '../result.ts';
import { visible } from '../terminal/visible.ts';
import { charterProblems, type Problem, policyProblems } from './problems.ts';
import type { ReportView } from './reporter.ts';
import { verdict, whyItFails } from './verdict.ts';
import { count, findingSums, labelSums } from './words.ts';

/** What a comment on a pull request may hold, in bytes, with some room for words around it. */
const COMMENT = 60_000;

/** The result as Markdown for a comment on a pull request: a table of the charters, and folded what was found in each. */
export function markdown(result: RunResult, view: ReportView): string {
  return markdownWithin(COMMENT, result, view);
}

/** The same in at most so many bytes. What is left out is said; it is what fails that stays. */
export function markdownWithin(most: number, result: RunResult, view: ReportView): string {
  const { charters, policies, errors, skipped, crashes } = result;
  const { title, passed, reasons } = verdict(result, view);
  if (view.quiet && passed) return '';
  // The rest is room for the ends of what is begun.
  const page = boundedPage(most - 400);
  const isShown = (problem: Problem) => !view.quiet || problem.fails;
  const failing = new Set(charters.filter((charter) => fails(charter, view.strictness)));
  const ordered = [...failing, ...(view.quiet ? [] : charters.filter((charter) => !failing.has(charter)))];

  // Whoever comments for a build finds its last comment by this line.
  page.add('<!-- charter-check -->', `## ${title}`, '');
  for (const reason of reasons) page.add(`- ${escapeMarkdown(reason)}`);
  if (reasons.length > 0) page.add('');
  const sums = [labelSums(charters), findingSums(summarize({ charters, policies }))].filter(({ length }) => length > 0);
  if (charters.length > 0) {
    page.add(`${count(charters.length, 'charter')}: ${sums.map((words) => words.join(', ')).join('; ')}.`, '');
  }

  if (ordered.length > 0) {
    page.add('| | charter | declared | earned | charter gate | production gate | found |');
    page.add('| --- | --- | --- | --- | --- | --- | --- |');
    const left = ordered.length - page.addAll(ordered, (charter) => [row(charter, failing.has(charter))], 0.5);
    page.add('');
    if (left > 0) page.add(`${count(left, 'more charter')} ${left === 1 ? 'is' : 'are'} not in this table.`, '');
  }
  for (const { path, message } of errors.slice(0, 50)) {
    page.add(`- ${code(path)} could not be read: ${escapeMarkdown(message)}`);
  }
  for (const { path, check = 'evaluation' } of crashes.slice(0, 50)) {
    page.add(`- ${code(path)}: the check ${code(check)} crashed, which is a defect of this program`);
  }
  if (errors.length + crashes.length > 0) page.add('');

  const blocks = [
    ...policies.map((policy) => ({
      summary: 'policy',
      path: policy.path,
      problems: policyProblems(policy, view).filter(isShown),
    })),
    ...ordered.map((charter) => ({
      summary: summaryOf(charter, view),
      path: charter.path,
      problems: charterProblems(charter, view).filter(isShown),
    })),
  ].filter(({ problems }) => problems.length > 0);
  let untold = 0;
  for (const { summary, path, problems } of blocks) {
    const head = `<details><summary><code>${escapeHtml(path)}</code>: ${summary}</summary>`;
    if (!page.fits(head, lineOf(problems[0]!))) {
      untold += problems.length;
      continue;
    }
    page.add(head, '');
    untold += problems.length - page.addAll(problems, (problem) => [lineOf(problem)], 1);
    page.close('', '</details>', '');
  }
  if (untold > 0) page.close(`${count(untold, 'more finding')} would not fit here. ${WHERE}`, '');
  if (skipped.length > 0 && !view.quiet) {
    page.close(`${count(skipped.length, 'file')} of other tools skipped.`);
  }
  return `${page.text().trimEnd()}\n`;
}

const WHERE = 'The other formats, such as <code>--format html=FILE</code>, hold all.';

/** Lines up to a number of bytes. */
function boundedPage(most: number) {
  const lines: string[] = [];
  let size = 0;
  const sizeOf = (added: readonly string[]) => added.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const close = (...added: readonly string[]) => {
    lines.push(...added);
    size += sizeOf(added);
  };
  const fits = (...added: readonly string[]) => size + sizeOf(added) <= most;
  return {
    fits,
    /** Adds lines that there is always room for. */
    close,
    /** Adds lines, all or none. */
    add(...added: readonly string[]) {
      if (fits(...added)) close(...added);
    },
    /** Adds the lines of items up to a share of the room; returns how many of them. */
    addAll<Item>(items: readonly Item[], linesOf: (item: Item) => readonly string[], share: number): number {
      for (const [index, item] of items.entries()) {
        const added = linesOf(item);
        if (size + sizeOf(added) > most * share) return index;
        close(...added);
      }
      return items.length;
    },
    text: () => lines.join('\n'),
  };
}

function row(charter: CharterResult, failing: boolean): string {
  const { path, name, declared, earned, summary } = charter;
  const gates = readinessOf(charter).gates.map(({ passed, total }) =>
    earned !== null && total > 0 ? `${passed} of ${total}` : '',
  );
  const cells = [
    failing ? '**fails**' : 'passes',
    [code(path), ...(name ? [escapeMarkdown(shortened(name))] : [])].join(' '),
    declared ?? 'none',
    escapeMarkdown(summary),
    ...gates,
    findingSums(summarize({ charters: [charter], policies: [] })).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function summaryOf(charter: CharterResult, { strictness }: ReportView): string {
  const why = whyItFails(charter, strictness);
  if (why.length > 0) return `fails: ${why.join(', ')}`;
  const found = findingSums(summarize({ charters: [charter], policies: [] }));
  const held = [
    ...(charter.suppressed.length > 0 ? [`${charter.suppressed.length} suppressed`] : []),
    ...(charter.waived.length > 0 ? [`${charter.waived.length} waived`] : []),
  ];
  return [...found, ...held].join(', ');
}

function lineOf({ check, severity, message, range, suppressed, waived, fails }: Problem): string {
  const what = `${code(check)}, line ${range.start.line}`;
  if (suppressed !== undefined) return `- suppressed: ${what}: ${escapeMarkdown(shortened(suppressed))}`;
  if (waived) {
    const { until, approvedBy, reason } = waived;
    return `- waived until ${escapeMarkdown(until)} by ${escapeMarkdown(shortened(approvedBy))}: ${what}: ${escapeMarkdown(shortened(reason))}`;
  }
  return `- ${fails ? `**${severity}**` : severity}: ${what}: ${escapeMarkdown(message)}`;
}

function shortened(text: string): string {
  const shown = visible(text);
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
