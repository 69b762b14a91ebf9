import { type Outcome, ruleById } from '../../engine/index.ts';
import { attributes, escapeXml } from '../markup/xml.ts';
import { type CharterResult, type Crash, type RunResult, readinessOf } from '../result.ts';
import { pathFromRoot } from '../root-path.ts';
import { visible } from '../terminal/visible.ts';
import { charterProblems, type Problem, policyProblems, REQUIRED_LABEL } from './problems.ts';
import type { ReportView } from './reporter.ts';

interface TestCase {
  readonly name: string;
  readonly failure?: Part;
  readonly error?: Part;
  readonly skipped?: string;
  /** What is told and fails nothing. */
  readonly said?: readonly string[];
}

interface Part {
  readonly message: string;
  readonly type: string;
  readonly text: string;
}

/**
 * The result as JUnit's XML, which most build services read: a suite for each charter, in it a case for each check of
 * the gates, and for each other check that found something. What does not make the run fail is no failure.
 */
export function* junit(result: RunResult, view: ReportView): Iterable<string> {
  const { charters, policies, errors, skipped, crashes } = result;
  const crashed = new Map<string, Crash[]>();
  for (const crash of crashes) crashed.set(crash.path, [...(crashed.get(crash.path) ?? []), crash]);
  const suites = [
    ...charters.map((charter) =>
      suite(charter.path, charterCases(charter, crashed.get(charter.path) ?? [], view), view),
    ),
    ...policies.map((policy) => suite(policy.path, policyCases(policyProblems(policy, view), policy.path), view)),
    ...errors.map(({ path, message }) => {
      const error = {
        message: visible(message),
        type: 'unreadable-file',
        text: `${visible(path)}: ${visible(message)}`,
      };
      return suite(path, [{ name: 'the file can be read', error }], view);
    }),
    ...skipped.map(({ path }) =>
      suite(path, [{ name: 'the file is a production charter', skipped: 'It is the file of another tool.' }], view),
    ),
  ];
  const sum = (key: keyof Sums) => suites.reduce((total, { sums }) => total + sums[key], 0);
  const sums = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: 'charter', ...sums, time: 0 })}>\n`;
  for (const { text } of suites) yield `${text}\n`;
  yield '</testsuites>\n';
}

interface Sums {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function suite(path: string, cases: readonly TestCase[], view: ReportView): { text: string; sums: Sums } {
  const file = visible(pathFromRoot(path, view) ?? path);
  const number = (key: 'failure' | 'error' | 'skipped') =>
    cases.filter((testCase) => testCase[key] !== undefined).length;
  const sums = {
    ...{ tests: cases.length, failures: number('failure') },
    ...{ errors: number('error'), skipped: number('skipped') },
  };
  const lines = cases.map((testCase) => caseText(testCase, file));
  const head = `  <testsuite${attributes({ name: file, ...sums, time: 0 })}>`;
  return { text: [head, ...lines, '  </testsuite>'].join('\n'), sums };
}

function caseText({ name, failure, error, skipped, said = [] }: TestCase, file: string): string {
  const part = (tag: 'failure' | 'error', { message, type, text }: Part) =>
    `      <${tag}${attributes({ message, type })}>${escapeXml(text)}</${tag}>`;
  const inside = [
    ...(skipped === undefined ? [] : [`      <skipped${attributes({ message: skipped })}/>`]),
    ...(error ? [part('error', error)] : []),
    ...(failure ? [part('failure', failure)] : []),
    ...(said.length > 0 ? [`      <system-out>${escapeXml(said.join('\n'))}</system-out>`] : []),
  ];
  const head = `    <testcase${attributes({ name, classname: file, file, time: 0 })}`;
  return inside.length > 0 ? [`${head}>`, ...inside, '    </testcase>'].join('\n') : `${head}/>`;
}

/** The gates in order, then what else was found, each check once. */
function charterCases(charter: CharterResult, crashes: readonly Crash[], view: ReportView): TestCase[] {
  const byCheck = new Map<string, Problem[]>();
  for (const problem of charterProblems(charter, view)) {
    byCheck.set(problem.check, [...(byCheck.get(problem.check) ?? []), problem]);
  }
  const gate = new Map<string, TestCase>();
  // Of a text that cannot be read nothing could be checked: that is one failure.
  for (const { checks } of charter.earned === null ? [] : readinessOf(charter).gates) {
    for (const { id, title, outcome, detail } of checks) {
      const problems = byCheck.get(id) ?? [];
      byCheck.delete(id);
      if (gate.has(id)) continue;
      const base = caseOf(nameOf(id, title), problems, charter.path);
      gate.set(id, { ...base, ...gateOutcome(outcome, detail, base) });
    }
  }
  const others = [...byCheck].map(([check, problems]) => caseOf(nameOf(check), problems, charter.path));
  const crashCases = crashes.map(({ check = 'evaluation' }): TestCase => {
    const message = 'The check crashed, which is a defect of this program.';
    return { name: `${check} runs`, error: { message, type: 'crash', text: message } };
  });
  const label = labelCase(charter, byCheck);
  return [...label, ...gate.values(), ...others, ...crashCases];
}

/** Where no check says so already, that the label is earned. */
function labelCase({ declared, earned }: CharterResult, byCheck: ReadonlyMap<string, unknown>): TestCase[] {
  if (byCheck.has('label-overclaims') || byCheck.has(REQUIRED_LABEL) || earned === null) return [];
  return [{ name: `label: declares ${declared ?? 'none'}, has earned ${earned}` }];
}

function gateOutcome(outcome: Outcome, detail: string, { failure, said = [] }: TestCase): Partial<TestCase> {
  if (failure || outcome === 'passed') return {};
  if (outcome === 'waived') return { skipped: visible(detail), said: [] };
  if (outcome === 'unknown') return { skipped: 'This could not be checked.', said };
  return { said: said.length > 0 ? said : [`Not yet: ${visible(detail)}`] };
}

function policyCases(problems: readonly Problem[], path: string): TestCase[] {
  return problems.length > 0 ? [caseOf('policy', problems, path)] : [{ name: 'policy' }];
}

function caseOf(name: string, problems: readonly Problem[], path: string): TestCase {
  const failing = problems.filter(({ fails }) => fails);
  const said = problems.filter(({ fails }) => !fails).map((problem) => lineOf(problem, path));
  const [first] = failing;
  if (!first) return { name, said };
  const failure = {
    message: visible(first.message),
    type: first.severity,
    text: failing.map((problem) => lineOf(problem, path)).join('\n'),
  };
  return { name, failure, said };
}

function lineOf({ severity, message, range, suppressed, waived }: Problem, path: string): string {
  const why =
    suppressed !== undefined
      ? ` (suppressed: ${suppressed})`
      : waived
        ? ` (waived until ${waived.until} by ${waived.approvedBy}: ${waived.reason})`
        : '';
  return visible(`${path}:${range.start.line}:${range.start.column}: ${severity}: ${message}${why}`);
}

function nameOf(check: string, title = ruleById(check)?.title): string {
  return visible(title === undefined ? check : `${check}: ${title}`);
}
