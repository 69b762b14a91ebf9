import { indexLines, type Outcome, type Readiness } from '../../engine/index.ts';
import { fails, fallsShort } from '../exit-code.ts';
import type { CharterResult, RunResult } from '../result.ts';
import { clipEnd, padEnd } from '../terminal/display-width.ts';
import { visible } from '../terminal/visible.ts';
import { paragraph } from '../terminal/wrap.ts';
import { policyBlocks, toPage } from './finding-blocks.ts';
import type { View } from './reporter.ts';
import { count, labelText, standing, summaryText } from './words.ts';

/** Readiness for people: label, funding questions, gates and next steps of each charter. */
export function prettyEvaluate(result: RunResult, view: View): string {
  const charters = result.charters.filter((charter) => !view.quiet || fails(charter, view.strictness));
  const bad = policyBlocks(result.policies, view);
  const pages = charters.flatMap((charter) => (charter.readiness ? [page(charter, charter.readiness, view)] : []));
  const blocks = [...pages, ...bad];
  // Of one charter the page has said it all.
  const several =
    result.charters.length !== 1 || result.skipped.length > 0 || result.errors.length > 0 || bad.length > 0;
  const summary = view.quiet || !several ? '' : summaryText(result, view);
  return [...blocks, ...(summary ? [summary] : [])].map((block) => `${block}\n`).join('\n');
}

function page(charter: CharterResult, readiness: Readiness, view: View): string {
  const { colors, columns, strictness } = view;
  const { title, today, gates, questions, nextLabel, next, problems } = readiness;
  const lines = indexLines(charter.text);
  const place = (offset: number) => {
    const { line, character } = lines.position(offset);
    return colors.cyan(`${visible(charter.path)}:${line + 1}:${character + 1}`);
  };
  const heading = [charter.name, title]
    .flatMap((text) => (text ? [clipEnd(visible(text), 2 * columns)] : []))
    .join(': ');
  const blocks: string[] = [
    [colors.bold(paragraph(heading, columns, 0)), `${visible(charter.path)}, evaluated for ${today}`].join('\n'),
    [
      `  Declared  ${labelText(charter.declared, charter.declared ?? 'no label', view)}`,
      `  Earned    ${labelText(charter.earned, charter.summary, view)}`,
      ...(fallsShort(charter, strictness.require)
        ? [`  Required  ${colors.red(`${strictness.require}, which it has not earned`)}`]
        : []),
    ].join('\n'),
  ];
  if (problems.length > 0) {
    const list = problems.map(
      ({ message, span }) => `${paragraph(visible(message), columns, 4)}\n    ${place(span.start)}`,
    );
    blocks.push([`  ${colors.bold('What keeps it from being read')}`, ...list].join('\n'));
    return blocks.join('\n\n');
  }
  if (charter.earned === 'retired') return blocks.join('\n\n');

  const width = Math.max(...questions.map(({ question }) => question.length));
  const asked = questions.map(({ question, answered }) => {
    const answer = answered ? colors.green('answered') : colors.red('not answered');
    return `    ${mark(answered ? 'passed' : 'failed', view)} ${padEnd(question, width)}  ${answer}`;
  });
  blocks.push([`  ${colors.bold('Funding questions')}`, ...asked].join('\n'));

  for (const { gate, label, passed, total, checks } of gates) {
    const heading = `  ${colors.bold(`The ${gate} gate`)}, for the label ${label}: ${passed} of ${total} passed`;
    const titleWidth = Math.max(...checks.map((check) => check.title.length));
    const rows = checks.map((check) => {
      const { outcome } = check;
      const words = `    ${mark(outcome, view)} ${outcome.padEnd(7)}  ${check.title.padEnd(titleWidth)}  ${toPage(colors.dim(check.id), check.id, view)}`;
      // What a check that passed asks for is in its title.
      const detail = outcome === 'passed' ? [] : [paragraph(visible(check.detail), columns, 15)];
      return [words, ...detail].join('\n');
    });
    blocks.push([heading, ...rows].join('\n'));
  }

  if (next.length > 0) {
    const heading = `  ${colors.bold(`Next, for the label ${nextLabel}`)}: ${count(next.length, 'step')}, in this order`;
    const digits = `${next.length}`.length;
    const indent = digits + 6;
    const rows = next.map(({ id, todo, span }, index) => {
      const number = `${index + 1}`.padStart(digits);
      const what = paragraph(visible(todo), columns, indent).trimStart();
      return `    ${number}. ${what}\n${' '.repeat(indent)}${place(span.start)}  ${toPage(colors.dim(id), id, view)}`;
    });
    blocks.push([heading, ...rows].join('\n'));
  } else if (charter.declared !== charter.earned) {
    blocks.push(`  ${standing(charter, view)}`);
  }
  return blocks.join('\n\n');
}

function mark(outcome: Outcome, { colors }: View): string {
  const { green, red, yellow } = colors;
  return { passed: green('✓'), failed: red('✗'), waived: yellow('~'), unknown: yellow('?') }[outcome];
}
