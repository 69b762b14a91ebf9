import { dayIn } from '../charter/field.ts';
import { pathAt } from '../document/path-at.ts';
import type { Evaluation } from '../evaluate.ts';
import { rulesReading } from '../explain.ts';
import { describeReadiness } from '../readiness.ts';
import type { Outcome, Rule } from '../rule.ts';
import { ruleById } from '../rules/index.ts';
import type { Span } from '../text/span.ts';
import { dayNinety, distance } from '../values/day.ts';

export interface Hover {
  readonly span: Span;
  /** Markdown. Words from the page are escaped. */
  readonly markdown: string;
}

const STATE: Readonly<Record<Outcome, string>> = {
  passed: '✓ passed',
  failed: '✗ not passed',
  waived: '○ waived',
  unknown: '? unknown',
};

const ORDER: readonly Outcome[] = ['failed', 'unknown', 'waived', 'passed'];

/** What the key or value at an offset is for, the checks that read it with their state, and how to pass them. */
export function hover(evaluation: Evaluation, offset: number): Hover | undefined {
  const { charter } = evaluation;
  const place = pathAt(charter.document.root, offset);
  if (!place) return undefined;
  // Inside a value that has no keys of its own in the format (an inline schema), the key around it explains.
  let steps = place.path;
  while (steps.length > 0 && !charter.specAt(steps)) steps = steps.slice(0, -1);
  const spec = charter.specAt(steps);
  if (!spec || steps.length === 0) return undefined;
  const path = steps.join('.');
  const checks = rulesReading(path, evaluation.rules).map((rule) => ({ rule, outcome: outcomeOf(rule, evaluation) }));
  // A key may be read by many: what is to be done must not be below what is done.
  checks.sort((a, b) => rank(a.outcome) - rank(b.outcome));
  const parts = [
    [spec.about, ...(spec.values ? [`One of ${spec.values.map((value) => `\`${value}\``).join(', ')}.`] : [])].join(
      ' ',
    ),
    ...dates(evaluation, path),
    ...(path === 'status' ? [label(evaluation)] : []),
    ...(checks.length > 0 ? ['---'] : []),
    ...checks.map(({ rule, outcome }) => describe(rule, outcome, evaluation)),
  ];
  return { span: place.span, markdown: parts.join('\n\n') };
}

function dates({ charter, today }: Evaluation, path: string): string[] {
  const day = dayIn(charter.field(path));
  if (!day) return [];
  if (path !== 'ninetyDayMetric.start')
    return [`${day} ${day === today ? 'is' : day < today ? 'was' : 'is'} ${distance(today, day)}.`];
  const last = dayNinety(day);
  return [
    `${day} ${day < today ? 'was' : 'is'} ${distance(today, day)}. Day 90 ${last < today ? 'was' : 'is'} ${last}, ${distance(today, last)}.`,
  ];
}

function label(evaluation: Evaluation): string {
  const { summary, gates } = describeReadiness(evaluation);
  const counts = gates
    .filter(({ total }) => total > 0)
    .map(({ label: name, passed, total }) => `${passed} of ${total} checks for ${name}`);
  return [`Earned: **${summary}**.`, counts.length > 0 ? `Passed: ${counts.join(', ')}.` : '']
    .filter(Boolean)
    .join(' ');
}

function rank(outcome: Outcome | undefined): number {
  return outcome ? ORDER.indexOf(outcome) : ORDER.length;
}

function describe(rule: Rule, outcome: Outcome | undefined, evaluation: Evaluation): string {
  const report = evaluation.reports.get(rule.id)?.[0];
  // The words of a policy's own check are somebody else's.
  const own = ruleById(rule.id) === undefined ? escapeMarkdown : (text: string) => text;
  const head = `**${own(rule.title)}** (\`${rule.id}\`)${outcome ? ` ${STATE[outcome]}` : ''}`;
  const detail = report && outcome !== 'waived' ? `${escapeMarkdown(report.problem)} ${report.todo}` : '';
  const background = [rule.why, `To pass: ${own(rule.pass)}`].filter(Boolean).join(' ');
  return [head, detail, background].filter(Boolean).join('  \n');
}

function outcomeOf(rule: Rule, { gates, reports, earned }: Evaluation): Outcome | undefined {
  for (const gate of rule.gates) {
    for (const outcome of ['passed', 'failed', 'waived', 'unknown'] as const)
      if (gates[gate][outcome].includes(rule.id)) return outcome;
  }
  if (rule.gates.length > 0 || earned === null || earned === 'retired') return undefined;
  return reports.has(rule.id) ? 'failed' : 'passed';
}

/** Words of the page, with what Markdown would read as markup escaped. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+.!|<>~&-]/g, '\\$&');
}
