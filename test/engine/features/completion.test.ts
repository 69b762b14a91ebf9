import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyEdits,
  complete,
  DEFAULT_POLICY,
  evaluate,
  knownPeople,
  NO_FILES,
  parseCharter,
} from '../../../server/engine/index.ts';
import { TODAY } from '../../support/in-process-server.ts';
import { readMarked } from '../../support/marked.ts';

const people = knownPeople(
  { ...DEFAULT_POLICY, people: [{ name: 'Ana Ruiz', contact: 'ana@example.com', team: 'catalog', until: undefined }] },
  ['@kim', 'ana@example.com'],
);

function completed(source: string) {
  const { text, cursor } = readMarked(source);
  const { charter } = evaluate(parseCharter(text), { today: TODAY, files: NO_FILES });
  const found = complete(charter, cursor!, people);
  const labels = found.map(({ label }) => label);
  /** The text once the completion of this label is taken. */
  const taken = (label: string) => {
    const { span, text: inserted } = found.find((candidate) => candidate.label === label)!;
    return applyEdits(text, [{ span, text: [inserted] }]);
  };
  return { labels, taken };
}

test('keys are those of the place, in canonical order, without those that are there', () => {
  const { labels, taken } = completed('apiVersion: charter/v1\nstatus: pilot\nwr$0\n');
  assert.ok(labels.includes('writeBack') && !labels.includes('status'));
  assert.ok(labels.indexOf('owners') < labels.indexOf('writeBack'));
  assert.equal(taken('writeBack'), 'apiVersion: charter/v1\nstatus: pilot\nwriteBack: \n');
});

test('inside a section the keys are those of the section', () => {
  assert.deepEqual(completed('writeBack:\n  destination: x\n  $0\n').labels, [
    'method',
    'live',
    'evidence',
    'minutesPerItem',
    'budgetLine',
  ]);
  assert.deepEqual(completed('review:\n  tiers:\n    - name: x\n      d$0\n').labels.slice(0, 2), ['when', 'decision']);
});

test('behind a colon the values are those of the key', () => {
  const { labels, taken } = completed('status: pi$0\n');
  assert.deepEqual(labels, ['research', 'pilot', 'production', 'retired']);
  assert.equal(taken('pilot'), 'status: pilot\n');
  assert.deepEqual(completed('title: $0\n').labels, []);
});

test('an owner is somebody of the policy or of CODEOWNERS, once, and in quotes where YAML wants them', () => {
  const { labels, taken } = completed('owners:\n  operator: $0\n');
  assert.deepEqual(labels, ['Ana Ruiz (ana@example.com)', '@kim']);
  assert.equal(
    taken('Ana Ruiz (ana@example.com)'),
    'owners:\n  operator: { name: Ana Ruiz, contact: "ana@example.com" }\n',
  );
  assert.equal(taken('@kim'), 'owners:\n  operator: "@kim"\n');
  assert.deepEqual(completed('whenWrong:\n  detect: $0\n').labels, []);
});
