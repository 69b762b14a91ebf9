import type { GateResult } from '../../engine/index.ts';
import { type CharterResult, type FindingResult, type RunResult, summarize } from '../result.ts';
import { jsonParts, longList, longObject } from './json-parts.ts';

/** The result for programs. Keys and their order are part of the contract. */
export function json({ today, charters, skipped, policies, errors, shard }: RunResult): Iterable<string> {
  return jsonParts({
    version: 1,
    today,
    charters: longList(each(charters, charter)),
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    policies: policies.map(({ path, findings }) => ({ path, findings: findings.map(finding) })),
    errors: errors.map(({ path, message }) => ({ path, message })),
    summary: summarize({ charters, policies }),
    ...(shard && { shard: longObject({ ...shard, files: longList(shard.files) }) }),
  });
}

function* each<T>(all: readonly T[], turn: (one: T) => unknown): Iterable<unknown> {
  for (const one of all) yield turn(one);
}

function charter({ path, name, declared, earned, questions, gates, next, findings }: CharterResult) {
  const { owner, destination, metric, whenWrong } = questions;
  return {
    path,
    name,
    declared,
    earned,
    questions: { owner, destination, metric, whenWrong },
    gates: { charter: gate(gates.charter), production: gate(gates.production) },
    next,
    findings: findings.map(finding),
  };
}

function finding({ check, severity, message, fixable, range }: FindingResult) {
  return { check, severity, message, fixable, range };
}

function gate({ passed, failed, waived, unknown }: GateResult): GateResult {
  return { passed, failed, waived, unknown };
}
