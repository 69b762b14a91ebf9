import type { Charter } from '../charter/charter.ts';
import { dayIn } from '../charter/field.ts';
import { monthlyFriction } from '../charter/friction.ts';
import { OWNER_ROLES, type OwnerRole, readOwner, samePerson } from '../charter/owner.ts';
import { loadWords, readReview } from '../charter/review.ts';
import { pathAt } from '../document/path-at.ts';
import type { Evaluation } from '../evaluate.ts';
import { rulesReading } from '../explain.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import { describeReadiness } from '../readiness.ts';
import type { Outcome, Report, Rule } from '../rule.ts';
import { isSuppressible, readSuppressions } from '../suppressions.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import type { Span } from '../text/span.ts';
import { dayNinety, distance } from '../values/day.ts';
import { type Files, isPath } from '../values/path.ts';
import { plainNumber } from '../values/plain-number.ts';
import { checkWords } from './describe-check.ts';
import type { OwnerOfCharters } from './people.ts';

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

/** What a hover knows beside the page. */
export interface HoverSources {
  /** The files as the page names them. */
  readonly files?: Files | undefined;
  /** Those whom other charters name as owners, and how many do. */
  readonly owners?: readonly OwnerOfCharters[];
}

/**
 * What the key or value at an offset is for, the checks that read it with their state, and how to pass them; of the id of
 * a check that is suppressed or waived, that check.
 */
export function hover(evaluation: Evaluation, offset: number, sources: HoverSources = {}): Hover | undefined {
  const { charter } = evaluation;
  const suppressed = suppressedCheck(evaluation, offset);
  if (suppressed) return suppressed;
  const place = pathAt(charter.document.root, offset);
  if (!place) return undefined;
  // Inside a value that has no keys of its own in the format (an inline schema), the key around it explains.
  let steps = place.path;
  while (steps.length > 0 && !charter.specAt(steps)) steps = steps.slice(0, -1);
  const spec = charter.specAt(steps);
  if (!spec || steps.length === 0) return undefined;
  const path = steps.join('.');
  const checks = rulesReading(path, evaluation.rules).map((rule) => ({
    rule,
    outcome: outcomeOf(rule, evaluation),
    found: foundAt(path, evaluation.reports.get(rule.id)),
  }));
  // A key may be read by many: what is to be done must not be below what is done, nor what is to be done elsewhere.
  checks.sort((a, b) => rank(a.outcome) - rank(b.outcome) || Number(!a.found?.here) - Number(!b.found?.here));
  const waived = /^waivers\.\d+\.check$/.test(path)
    ? evaluation.rules.find(({ id }) => id === charter.field(path).text)
    : undefined;
  const parts = [
    [spec.about, ...(spec.values ? [`One of ${spec.values.map((value) => `\`${value}\``).join(', ')}.`] : [])].join(
      ' ',
    ),
    ...dates(evaluation, path),
    ...(path === 'status' ? [label(evaluation)] : []),
    ...figures(charter, path),
    ...file(charter, path, spec, sources.files),
    ...person(charter, steps, sources.owners ?? []),
    ...(checks.length > 0 || waived ? ['---'] : []),
    ...(waived
      ? [describe(waived, outcomeOf(waived, evaluation), foundAt('', evaluation.reports.get(waived.id)))]
      : []),
    ...checks.map(({ rule, outcome, found }) => describe(rule, outcome, found)),
  ];
  return { span: place.span, markdown: parts.join('\n\n') };
}

/** The check whose id stands at an offset of a suppression. */
function suppressedCheck(evaluation: Evaluation, offset: number): Hover | undefined {
  for (const { checks, reason } of readSuppressions(evaluation.charter)) {
    const named = checks.find(({ span }) => span.start <= offset && offset <= span.end);
    const rule = named && evaluation.rules.find(({ id }) => id === named.id);
    if (!named || !rule) continue;
    const hidden = evaluation.suppressed.some(({ finding }) => finding.check === rule.id);
    const words = !isSuppressible(rule)
      ? 'It decides about the label, or about the text, and cannot be hidden.'
      : reason === undefined
        ? 'A reason is missing behind the colon, so it hides nothing.'
        : hidden
          ? 'Its finding is hidden here.'
          : '';
    const found = foundAt('', evaluation.reports.get(rule.id));
    const parts = [words, describe(rule, outcomeOf(rule, evaluation), found)];
    return { span: named.span, markdown: parts.filter(Boolean).join('\n\n') };
  }
  return undefined;
}

function dates({ charter, today }: Evaluation, path: string): string[] {
  const day = dayIn(charter.field(path));
  if (!day) return [];
  const own = `${day} ${day < today ? 'was' : 'is'} ${distance(today, day)}.`;
  if (path !== 'ninetyDayMetric.start') return [own];
  const last = dayNinety(day);
  return [`${own} Day 90 ${last < today ? 'was' : 'is'} ${last}, ${distance(today, last)}.`];
}

/** What figures come to, with the arithmetic. */
function figures(charter: Charter, path: string): string[] {
  if (/^problem\.frictionHours/.test(path)) {
    const load = monthlyFriction(charter);
    return load && charter.field('problem.frictionHours').node?.kind === 'map'
      ? [`${plainNumber(load.hours)} hours a month (${load.formula}).`]
      : [];
  }
  if (
    !/^review(?:\.(?:volumePerWeek|capacityHoursPerWeek|tiers(?:\.\d+(?:\.(?:share|minutesPerItem))?)?))?$/.test(path)
  )
    return [];
  const review = readReview(charter);
  const { load, capacityHoursPerWeek: capacity } = review;
  if (!load) return [];
  const { atLeast, without } = loadWords(review);
  const needed = `Review needs ${atLeast}${plainNumber(load.hours)} h a week (${load.formula}${without})`;
  return [escapeMarkdown(capacity === undefined ? `${needed}.` : `${needed}; capacity is ${plainNumber(capacity)} h.`)];
}

/** Whether the file is there that a value names. */
function file(charter: Charter, path: string, spec: FieldSpec, files: Files | undefined): string[] {
  const { text } = charter.field(path);
  if (!spec.path || !files || text === undefined) return [];
  if (!isPath(text)) return /^[a-z][a-z0-9+.-]+:/i.test(text) ? [] : ['This is no path, so no file is looked for.'];
  const name = escapeMarkdown(text);
  switch (files.read(text).kind) {
    case 'text':
      return [`The file ${name} is there.`];
    case 'folder':
      return [`The folder ${name} is there.`];
    case 'absent':
      return [`There is no file ${name}.`];
    case 'outside':
      return [`${name} leads out of the repository, so it is not read.`];
    case 'unreadable':
      return [`The file ${name} could not be read.`];
    case 'pending':
      return [];
  }
}

/** How many other charters name an owner of this one. */
function person(charter: Charter, steps: readonly (string | number)[], owners: readonly OwnerOfCharters[]): string[] {
  const [section, role] = steps;
  if (section !== 'owners' || !OWNER_ROLES.includes(role as OwnerRole)) return [];
  const { name, contact, field } = readOwner(charter, role as OwnerRole);
  if (field.blank) return [];
  // A name may be that of two people; a contact is that of one.
  const found = owners.find((owner) =>
    contact !== undefined && owner.contact !== null
      ? samePerson(owner.contact, contact)
      : samePerson(owner.name ?? undefined, name),
  );
  if (!found) return [];
  const who = escapeMarkdown(name ?? contact ?? '');
  return [`${who} owns ${found.charters === 1 ? 'one other charter' : `${found.charters} other charters`}.`];
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

/** What a check found, and whether that is about the place. */
interface Found {
  readonly report: Report;
  readonly here: boolean;
}

/** Of what a check found, that which is about a path, or else the first. Everything is about the page, whose path is "". */
function foundAt(path: string, reports: readonly Report[] = []): Found | undefined {
  const isIn = (inner: string, outer: string) => outer === '' || `${inner}.`.startsWith(`${outer}.`);
  const own = reports.find(({ fields }) => fields.some((field) => isIn(field, path) || isIn(path, field)));
  const report = own ?? reports[0];
  return report && { report, here: own !== undefined };
}

function describe(rule: Rule, outcome: Outcome | undefined, found: Found | undefined): string {
  const { head, background } = checkWords(rule);
  // What is wrong with another key is not wrong with this one, though the check reads both.
  const elsewhere = found?.here === false && outcome !== 'waived' ? found.report.fields[0] : undefined;
  const where = elsewhere === undefined ? '' : ` at ${escapeMarkdown(elsewhere)}`;
  const state = outcome ? ` ${STATE[outcome]}${where}` : '';
  const detail = found && outcome !== 'waived' ? `${escapeMarkdown(found.report.problem)} ${found.report.todo}` : '';
  return [`${head}${state}`, detail, background].filter(Boolean).join('  \n');
}

function outcomeOf(rule: Rule, { gates, reports, earned }: Evaluation): Outcome | undefined {
  for (const gate of rule.gates) {
    for (const outcome of ['passed', 'failed', 'waived', 'unknown'] as const)
      if (gates[gate][outcome].includes(rule.id)) return outcome;
  }
  if (rule.gates.length > 0 || earned === null || earned === 'retired') return undefined;
  return reports.has(rule.id) ? 'failed' : 'passed';
}
