import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  Artifact,
  ArtifactLocation,
  Log,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
  Run,
  Suppression,
} from 'sarif';
import packageJson from '../../../package.json' with { type: 'json' };
import { explainRule, RULES, type Rule, type Severity } from '../../engine/index.ts';
import { EXIT, fallsShort } from '../exit-code.ts';
import type { RunResult } from '../result.ts';
import { pathFromRoot } from '../root-path.ts';
import { colorsFor } from '../terminal/colors.ts';
import { markdownText } from '../terminal/markdown-text.ts';
import { visible } from '../terminal/visible.ts';
import { jsonParts, longList, longObject } from './json-parts.ts';
import { charterProblems, type Problem, policyProblems, REQUIRED_LABEL } from './problems.ts';
import type { ReportView } from './reporter.ts';
import { verdict } from './verdict.ts';

const LEVEL = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
} as const satisfies Record<Severity, Result.level>;

/** The folder that addresses of files start from, as code hosts call it. */
const ROOT = '%SRCROOT%';

/** The result in the format of OASIS for static analysis, SARIF 2.1.0. */
export function sarif(result: RunResult, view: ReportView): Iterable<string> {
  const { charters, policies, skipped } = result;
  const rules = RULES.map(descriptor);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  // The rules stand before what was found, so what only policies and runs ask for is gathered first.
  for (const check of checksOf(result, view)) {
    if (!indexOf.has(check)) indexOf.set(check, rules.push(otherDescriptor(check)) - 1);
  }
  const ruleIndex = (check: string): number => indexOf.get(check) ?? -1;
  function* results(): Iterable<Result> {
    for (const charter of charters)
      for (const problem of charterProblems(charter, view)) yield resultOf(problem, charter.path, ruleIndex, view);
    for (const policy of policies)
      for (const problem of policyProblems(policy, view)) yield resultOf(problem, policy.path, ruleIndex, view);
  }
  function* read(): Iterable<Artifact> {
    for (const { path } of [...charters, ...policies, ...skipped])
      yield { location: location(path, view), roles: ['analysisTarget'] };
  }
  return jsonParts({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: longList([
      longObject({
        tool: {
          driver: {
            name: 'charter',
            fullName: packageJson.displayName,
            version: packageJson.version,
            semanticVersion: packageJson.version,
            language: 'en-US',
            shortDescription: { text: packageJson.description },
            rules,
          },
        },
        invocations: [invocation(result, view)],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        automationDetails: { id: 'charter/' },
        columnKind: 'utf16CodeUnits',
        defaultEncoding: 'utf-8',
        artifacts: longList(read()),
        results: longList(results()),
        properties: { today: result.today },
      } satisfies Partial<Record<keyof Run, unknown>>),
    ]),
  } satisfies Partial<Record<keyof Log, unknown>>);
}

/** Every check of which there is a result, in the order of the results. */
function* checksOf({ charters, policies }: RunResult, view: ReportView): Iterable<string> {
  const known = new Set(RULES.map(({ id }) => id));
  const isOther = ({ check }: { readonly check: string }) => !known.has(check);
  for (const charter of charters) {
    const { findings, suppressed, waived } = charter;
    // Most have none of others, and what is wrong with a charter takes long to put together.
    if (!fallsShort(charter, view.strictness.require) && ![findings, suppressed, waived].flat().some(isOther)) continue;
    for (const { check } of charterProblems(charter, view)) yield check;
  }
  for (const policy of policies) for (const { check } of policyProblems(policy, view)) yield check;
}

function descriptor(rule: Rule): ReportingDescriptor {
  const { id, title, why, pass, group, gates, severity } = rule;
  const markdown = explainRule(rule);
  const usual = gates.length > 0 ? 'error' : typeof severity === 'function' ? severity('pilot') : severity;
  return {
    id,
    // A name says nothing where it is the id again.
    ...(id.includes('-') && { name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()) }),
    shortDescription: { text: sentence(title) },
    fullDescription: { text: [why, pass].filter(Boolean).map(sentence).join(' ') },
    help: { text: markdownText(markdown, { colors: colorsFor(false), columns: 100 }), markdown },
    defaultConfiguration: { level: LEVEL[usual] },
    properties: { tags: [group.toLowerCase(), ...gates.map((gate) => `${gate}-gate`)] },
  };
}

/** Of a check that a policy adds, and of what a run alone requires, nothing is written down but this. */
function otherDescriptor(check: string): ReportingDescriptor {
  const text =
    check === REQUIRED_LABEL
      ? 'The label that the run requires with --require is earned.'
      : 'A check of the policy that the charter comes under, or of the policy itself: its message says what to do.';
  return {
    id: visible(check),
    shortDescription: { text },
    fullDescription: { text },
    help: { text, markdown: text },
    defaultConfiguration: { level: 'error' },
  };
}

function resultOf(
  { check, severity, message, range, fingerprint, suppressed, waived }: Problem,
  path: string,
  ruleIndex: (check: string) => number,
  view: ReportView,
): Result {
  const { start, end } = range;
  const physicalLocation: PhysicalLocation = {
    artifactLocation: location(path, view),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
  const suppressions: Suppression[] =
    suppressed !== undefined
      ? [{ kind: 'inSource', status: 'accepted', justification: visible(suppressed) }]
      : waived
        ? [
            {
              kind: 'inSource',
              status: 'accepted',
              justification: visible(waived.reason),
              properties: { waivedUntil: visible(waived.until), approvedBy: visible(waived.approvedBy) },
            },
          ]
        : [];
  return {
    ruleId: visible(check),
    ruleIndex: ruleIndex(check),
    level: LEVEL[severity],
    message: { text: visible(message) },
    locations: [{ physicalLocation }],
    // The one that GitHub reads has this name; it is of the key and not of the line.
    partialFingerprints: { 'charterFinding/v1': fingerprint, primaryLocationLineHash: fingerprint },
    // An empty list says that somebody looked and let it stand: where one result has one, all must.
    suppressions,
  };
}

function invocation(result: RunResult, view: ReportView) {
  const { title, reasons } = verdict(result, view);
  return {
    executionSuccessful: view.code === EXIT.clean || view.code === EXIT.findings,
    exitCode: view.code,
    exitCodeDescription: visible([`${title}.`, ...reasons].join(' ')),
    toolExecutionNotifications: notifications(result, view),
  };
}

function notifications({ errors, crashes, skipped }: RunResult, view: ReportView): Notification[] {
  const notice = (id: string, level: Notification.level, path: string, text: string): Notification => ({
    descriptor: { id },
    level,
    message: { text: visible(text) },
    locations: [{ physicalLocation: { artifactLocation: location(path, view) } }],
  });
  return [
    ...errors.map(({ path, message }) =>
      notice('unreadable-file', 'error', path, `This file could not be read: ${message}.`),
    ),
    ...crashes.map(({ path, check, error }) => {
      const what = check === undefined ? 'The evaluation' : `The check ${check}`;
      return {
        ...notice('crash', 'error', path, `${what} crashed, which is a defect of this program.`),
        ...(check === undefined ? {} : { associatedRule: { id: check } }),
        exception: { kind: error.name, message: visible(error.message) },
      };
    }),
    ...skipped.map(({ path, reason }) =>
      notice(reason, 'note', path, 'This file was skipped, as it is not a production charter.'),
    ),
  ];
}

/** Where a file lies: from the root, so that it means the same on every machine; elsewhere its whole address. */
function location(path: string, view: ReportView): ArtifactLocation {
  const inside = path === '<stdin>' ? path : pathFromRoot(path, view);
  if (inside === undefined) return { uri: pathToFileURL(resolve(view.cwd, path)).href };
  const uri = inside.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: ROOT };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
