import type { Severity } from '../../engine/index.ts';
import { ruleById } from '../../engine/index.ts';
import { EXIT } from '../exit-code.ts';
import type { RunResult } from '../result.ts';
import { pathFromRoot } from '../root-path.ts';
import { visible } from '../terminal/visible.ts';
import { charterProblems, type Problem, policyProblems } from './problems.ts';
import type { ReportView } from './reporter.ts';
import { verdict } from './verdict.ts';
import { count } from './words.ts';

/** GitHub shows this many annotations of each level in a step, and drops the rest without a word. */
const MOST = 10;

const LEVELS = ['error', 'warning', 'notice'] as const;
type Level = (typeof LEVELS)[number];

const LEVEL: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

interface Annotation {
  readonly level: Level;
  readonly title: string;
  /** The place, as people read it, then the message: the log of a step shows nothing else. */
  readonly text: string;
  readonly file: string | undefined;
  readonly range?: Problem['range'];
}

/**
 * The result as commands to GitHub's runner, which shows them as annotations on the files: the gravest first, no more
 * than it shows, and at the end what was left out. That is in the log, folded, and in the summary of the step.
 */
export function github(result: RunResult, view: ReportView): string {
  const all = annotations(result, view);
  const shown: string[] = [];
  const rest: string[] = [];
  for (const level of LEVELS) {
    const ofLevel = all.filter((annotation) => annotation.level === level);
    // The last of the notices is what says that there are more.
    const most = level === 'notice' ? MOST - 1 : MOST;
    shown.push(...ofLevel.slice(0, most).map(command));
    rest.push(...ofLevel.slice(most).map(({ text }) => `${level}: ${text}`));
  }
  const { title, reasons, passed } = verdict(result, view);
  if (view.quiet && passed) return '';
  const says = visible([`${title}.`, ...reasons].join(' '));
  // Below a report for people the log has all of it already.
  if (view.beside && shown.length > 0) {
    shown.unshift('::group::Annotations');
    shown.push('::endgroup::');
  }
  if (rest.length === 0) return [...shown, ...(view.beside ? [] : [says]), ''].join('\n');
  const more = `${count(rest.length, 'more finding')} ${rest.length === 1 ? 'has' : 'have'} no annotation, as GitHub shows ${MOST} of each level. All are in the log and the summary of this step.`;
  return [
    ...shown,
    ...(view.beside ? [] : [`::group::${count(rest.length, 'more finding')}`, ...rest, '::endgroup::']),
    `::notice title=Charters::${data(`${says} ${more}`)}`,
    '',
  ].join('\n');
}

/** The gravest first; among equals what makes the run fail, then by path and place. */
function annotations({ charters, policies, errors, crashes }: RunResult, view: ReportView): Annotation[] {
  const found: { path: string; problem: Problem }[] = [
    ...charters.flatMap((charter) =>
      charterProblems(charter, view)
        .filter(({ suppressed, waived }) => suppressed === undefined && waived === undefined)
        .map((problem) => ({ path: charter.path, problem })),
    ),
    ...policies.flatMap((policy) => policyProblems(policy, view).map((problem) => ({ path: policy.path, problem }))),
  ].filter(({ problem }) => !view.quiet || problem.fails);
  const rank = ({ problem: { severity, fails } }: (typeof found)[number]) =>
    2 * ['error', 'warning', 'information', 'hint'].indexOf(severity) + (fails ? 0 : 1);
  // The sort is stable, and the result is in order of path and place.
  found.sort((a, b) => rank(a) - rank(b));
  const about = (path: string, title: string, message: string): Annotation => ({
    level: 'error',
    title,
    text: visible(`${path}: ${message}`),
    file: pathFromRoot(path, view),
  });
  const nothing: Annotation = {
    ...{ level: 'error', title: 'No charter was found', file: undefined },
    text: 'No production charter was found, so nothing was checked.',
  };
  return [
    ...(view.code === EXIT.nothing ? [nothing] : []),
    ...crashes.map(({ path, check = 'evaluation' }) =>
      about(path, 'A check crashed', `The check ${check} crashed, which is a defect of this program.`),
    ),
    ...errors.map(({ path, message }) => about(path, 'A file could not be read', `${message}.`)),
    ...found.map(({ path, problem: { check, severity, message, range } }) => {
      const rule = ruleById(check);
      return {
        level: LEVEL[severity],
        title: rule ? `${check}: ${rule.title}` : check,
        text: visible(`${path}:${range.start.line}:${range.start.column}: ${check}: ${message}`),
        file: pathFromRoot(path, view),
        range,
      };
    }),
  ];
}

function command({ level, title, text, file, range }: Annotation): string {
  // Columns mean something within one line only.
  const columns =
    range?.start.line === range?.end.line ? { col: range?.start.column, endColumn: range?.end.column } : {};
  const properties = { file, line: range?.start.line, endLine: range?.end.line, ...columns, title: visible(title) };
  const written = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(`${value}`)}`],
  );
  return `::${level} ${written.join(',')}::${data(text)}`;
}

/** What stands behind the second `::`, as the runner reads it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** What stands between the two. A path keeps its line ends, escaped; what else a terminal would obey is shown. */
function property(text: string): string {
  const shown = text.replace(/[^\P{Cc}\r\n]|\p{Bidi_Control}|[\u2028\u2029]/gu, visible);
  return data(shown).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
