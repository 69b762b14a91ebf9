import { type CharterResult, type FindingResult, type RunResult, type Severities, severitiesOf } from '../result.ts';
import { harmlessJson } from './harmless-json.ts';

/** One row. Each has every column, in this order, so that a table can be made of the first one. */
interface Row {
  readonly version: 1;
  readonly today: string;
  readonly kind:
    | 'charter'
    | 'finding'
    | 'suppressed'
    | 'waived'
    | 'skipped'
    | 'policy'
    | 'policy-finding'
    | 'error'
    | 'crash';
  readonly path: string;
  readonly name: string | null;
  readonly declared: string | null;
  readonly earned: string | null;
  readonly owner: boolean | null;
  readonly destination: boolean | null;
  readonly metric: boolean | null;
  readonly when_wrong: boolean | null;
  readonly charter_passed: number | null;
  readonly charter_failed: number | null;
  readonly charter_unknown: number | null;
  readonly production_passed: number | null;
  readonly production_failed: number | null;
  readonly production_waived: number | null;
  readonly production_unknown: number | null;
  readonly next: string | null;
  readonly errors: number | null;
  readonly warnings: number | null;
  readonly information: number | null;
  readonly hints: number | null;
  readonly check: string | null;
  readonly severity: string | null;
  readonly message: string | null;
  readonly fixable: boolean | null;
  readonly start_line: number | null;
  readonly start_column: number | null;
  readonly end_line: number | null;
  readonly end_column: number | null;
  readonly reason: string | null;
  readonly until: string | null;
  readonly approved_by: string | null;
}

const BLANK: Omit<Row, 'version' | 'today' | 'kind' | 'path'> = {
  ...{ name: null, declared: null, earned: null, owner: null, destination: null, metric: null, when_wrong: null },
  ...{ charter_passed: null, charter_failed: null, charter_unknown: null, production_passed: null },
  ...{ production_failed: null, production_waived: null, production_unknown: null, next: null },
  ...{ errors: null, warnings: null, information: null, hints: null },
  ...{ check: null, severity: null, message: null, fixable: null },
  ...{ start_line: null, start_column: null, end_line: null, end_column: null },
  ...{ reason: null, until: null, approved_by: null },
};

/** The result for a warehouse: a flat row a charter and a finding, each a line of JSON. */
export function* ndjson({ today, charters, skipped, policies, errors, crashes }: RunResult): Iterable<string> {
  const line = (kind: Row['kind'], path: string, values: Partial<Row> = {}): string => {
    const row: Row = { version: 1, today, kind, path, ...BLANK, ...values };
    return `${harmlessJson(JSON.stringify(row))}\n`;
  };
  for (const charter of charters) {
    const { path, name, declared, earned, findings, suppressed, waived } = charter;
    const standing = { name, declared, earned };
    yield line('charter', path, { ...standing, ...sumsOf(charter) });
    for (const finding of findings) yield line('finding', path, { ...standing, ...findingColumns(finding) });
    for (const finding of suppressed) {
      yield line('suppressed', path, { ...standing, ...findingColumns(finding), reason: finding.reason });
    }
    for (const finding of waived) {
      const { reason, until, approvedBy } = finding;
      yield line('waived', path, { ...standing, ...findingColumns(finding), reason, until, approved_by: approvedBy });
    }
  }
  for (const { path, reason } of skipped) yield line('skipped', path, { reason });
  for (const policy of policies) {
    yield line('policy', policy.path, severitySums(severitiesOf(policy.findings)));
    for (const finding of policy.findings) yield line('policy-finding', policy.path, findingColumns(finding));
  }
  for (const { path, message } of errors) yield line('error', path, { message });
  for (const { path, check = null, error } of crashes) {
    yield line('crash', path, { check, message: error.message });
  }
}

function sumsOf({ questions, gates, next, severities }: CharterResult): Partial<Row> {
  return {
    owner: questions.owner,
    destination: questions.destination,
    metric: questions.metric,
    when_wrong: questions.whenWrong,
    charter_passed: gates.charter.passed.length,
    charter_failed: gates.charter.failed.length,
    charter_unknown: gates.charter.unknown.length,
    production_passed: gates.production.passed.length,
    production_failed: gates.production.failed.length,
    production_waived: gates.production.waived.length,
    production_unknown: gates.production.unknown.length,
    next: next[0] ?? null,
    ...severitySums(severities),
  };
}

function severitySums({ error, warning, information, hint }: Severities): Partial<Row> {
  return { errors: error, warnings: warning, information, hints: hint };
}

function findingColumns({ check, severity, message, fixable, range: { start, end } }: FindingResult): Partial<Row> {
  return {
    ...{ check, severity, message, fixable },
    ...{ start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column },
  };
}
