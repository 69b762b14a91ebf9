import { LABELS } from '../../engine/index.ts';
import type { WholeShardRecord } from './shard.ts';

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const flag: Test = (value) => typeof value === 'boolean';
const count: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const list =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const oneOf =
  (...values: readonly unknown[]): Test =>
  (value) =>
    values.includes(value);
const map: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const shape =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    map(value) && Object.entries(tests).every(([key, test]) => test((value as Record<string, unknown>)[key]));

const place = shape({ line: count, column: count });
const range = shape({ start: place, end: place });
const findingTests = {
  check: text,
  severity: oneOf('error', 'warning', 'information', 'hint'),
  message: text,
  fixable: flag,
  fields: list(text),
  line: maybe(text),
  span: shape({ start: count, end: count }),
  range,
};
const finding = shape(findingTests);
const gate = shape({ passed: list(text), failed: list(text), waived: list(text), unknown: list(text) });
const label = oneOf(null, ...LABELS);
const facts = shape({
  name: text,
  declared: label,
  earned: label,
  questions: shape({ owner: flag, destination: flag, metric: flag, whenWrong: flag }),
  gates: shape({ charter: gate, production: gate }),
  next: list(text),
  findings: list(finding),
  summary: text,
  labelRange: range,
  suppressed: list(shape({ ...findingTests, reason: text })),
  waived: list(shape({ ...findingTests, reason: text, until: text, approvedBy: text })),
  namesake: maybe(shape({ finding, isWritten: flag, index: count, instead: Number.isSafeInteger })),
});
const outcome = shape({
  charter: maybe(shape({ facts, root: text, policy: maybe(text) })),
  skipped: maybe(flag),
  error: maybe(text),
  crashes: maybe(list(shape({ check: maybe(text), error: shape({ name: text, message: text, stack: maybe(text) }) }))),
});
const policies: Test = (value) =>
  map(value) && Object.values(value as object).every(list(shape({ place: text, findings: list(finding) })));
const record = shape({
  index: count,
  count,
  program: text,
  command: oneOf('check', 'evaluate'),
  whole: text,
  files: list(shape({ path: text, real: text, outcome })),
  policies,
  errors: list(shape({ path: text, message: text })),
});

/** True of the record of a shard. It is read from a file, which anybody may have written. */
export function isShardRecord(value: unknown): value is WholeShardRecord {
  return record(value);
}
