import { createHash } from 'node:crypto';
import type { Severity } from '../../engine/index.ts';
import type { RunResult } from '../result.ts';
import { pathFromRoot } from '../root-path.ts';
import { visible } from '../terminal/visible.ts';
import { jsonListParts } from './json-parts.ts';
import { charterProblems, type Problem, policyProblems } from './problems.ts';
import type { ReportView } from './reporter.ts';

const SEVERITY = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
} as const satisfies Record<Severity, string>;

/** The result as a code quality report of GitLab, which compares those of two branches by their fingerprints. */
export function gitlab({ charters, policies, errors, crashes }: RunResult, view: ReportView): Iterable<string> {
  const pathOf = (path: string) => visible(pathFromRoot(path, view) ?? path);
  const issue = (path: string, { check, severity, message, range, fingerprint }: Problem) => ({
    description: visible(message),
    check_name: check,
    fingerprint: hash(fingerprint),
    severity: SEVERITY[severity],
    location: { path: pathOf(path), lines: { begin: range.start.line, end: range.end.line } },
  });
  const blocker = (check: string, path: string, message: string) => ({
    description: visible(message),
    check_name: check,
    fingerprint: hash(`${check}\0${pathOf(path)}\0${message}`),
    severity: 'blocker',
    location: { path: pathOf(path), lines: { begin: 1, end: 1 } },
  });
  const isOpen = ({ suppressed, waived }: Problem) => suppressed === undefined && waived === undefined;
  function* issues() {
    for (const charter of charters)
      for (const problem of charterProblems(charter, view).filter(isOpen)) yield issue(charter.path, problem);
    for (const policy of policies)
      for (const problem of policyProblems(policy, view)) yield issue(policy.path, problem);
    for (const { path, message } of errors)
      yield blocker('unreadable-file', path, `This file could not be read: ${message}.`);
    for (const { path, check = 'evaluation' } of crashes)
      yield blocker('crash', path, `The check ${check} crashed, which is a defect of this program.`);
  }
  return jsonListParts(issues());
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
