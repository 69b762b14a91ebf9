import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, complete, hoverPolicy, whileTyping } from '../../../server/engine/index.ts';
import { readMarked } from '../../support/marked.ts';
import { loadText } from '../../support/policy.ts';

const completions = (source: string): string[] => {
  const { text, cursor } = readMarked(source);
  return complete(loadText(text).files[0]!.charter, cursor!).map(({ label }) => label);
};

const hovered = (source: string): string => {
  const { text, cursor } = readMarked(source);
  return hoverPolicy(loadText(text).files[0]!.charter, cursor!)?.markdown ?? '';
};

test('keys are offered where they belong, and only those that are not there', () => {
  const top = completions('$0');
  assert.ok(top.includes('severities') && top.includes('checks') && !top.includes('owners'));
  assert.ok(!completions('severities: {}\n$0').includes('severities'));
  assert.deepEqual(completions('words:\n  $0'), ['placeholders', 'impressions', 'fallbacks', 'manualDestinations']);
  assert.deepEqual(completions('people:\n  - n$0'), ['{ name, contact }', 'name', 'contact', 'team', 'until']);
  assert.deepEqual(completions('people:\n  - name: Ana\n    $0'), ['contact', 'team', 'until']);
  assert.deepEqual(completions('people:\n  - name: Ana\n  - $0'), [
    '{ name, contact }',
    'name',
    'contact',
    'team',
    'until',
  ]);
  assert.deepEqual(completions('people:\n- name: Ana\n- $0'), [
    '{ name, contact }',
    'name',
    'contact',
    'team',
    'until',
  ]);
  assert.ok(completions('checks:\n  - id: a\n    condition:\n      $0').includes('matches'));
  assert.deepEqual(completions('people:\n  - name: Ana\n  $0'), ['- { name, contact }']);
});

test('a section begins with what is to be filled in, or with the place for its keys', () => {
  const taken = (source: string, label: string) => {
    const { text, cursor } = readMarked(source);
    const found = complete(loadText(text).files[0]!.charter, cursor!).find((item) => item.label === label)!;
    return applyEdits(text, [found]);
  };
  assert.equal(taken('$0', 'people'), 'people:\n  - { name: <name>, contact: "<e-mail or @handle>" }');
  assert.equal(taken('$0', 'severities'), 'severities:\n  ');
  assert.equal(taken('$0', 'internalDomains'), 'internalDomains:\n  - <example.com>');
  assert.equal(taken('words:\n  $0', 'fallbacks'), 'words:\n  fallbacks:\n    ');
});

test('the ids of checks are offered as keys of severities, and severities as their values', () => {
  const ids = completions('severities:\n  write-back: off\n  $0');
  assert.ok(ids.includes('placeholder') && ids.includes('required-for-pilot') && !ids.includes('write-back'));
  assert.deepEqual(completions('severities:\n  write-back: $0'), ['error', 'warning', 'information', 'hint', 'off']);
});

test('the keys of charters are offered where a policy names one', () => {
  for (const source of [
    'required:\n  pilot:\n    - $0',
    'required:\n  pilot:\n    - adoption.$0',
    'checks:\n  - path: $0',
  ]) {
    const paths = completions(source);
    assert.ok(paths.includes('adoption.usage.share') && paths.includes('review.tiers.*.reviewer'), source);
  }
});

test('hover says what a key is for, of a check what it asks, and of a path what the charter has there', () => {
  assert.match(hovered('thresh$0olds: { usage: 3 }'), /Limits, in days/);
  assert.match(hovered('thresholds: { us$0age: 3 }'), /35 unless set/);
  assert.match(hovered('severities: { write-b$0ack: off }'), /`write-back`.*To pass/s);
  assert.match(hovered('severities: { write-back: o$0ff }'), /`off`/);
  assert.match(hovered('required: { pilot: [adoption.usage.sh$0are] }'), /The share of the volume/);
  assert.ok(hovered('checks: [{ path: ti$0tle }]').length < 400, 'not every key of a charter is listed');
  assert.equal(hovered('nothing: x$0'), '');
});

test('a word that is half typed is no fault yet', () => {
  const typing = (source: string) => {
    const { text, cursor } = readMarked(source);
    const { charter, findings } = loadText(text).files[0]!;
    assert.ok(findings.length > 0, source);
    return whileTyping({ charter, findings }, charter.document.lines.spanAt(cursor!), cursor!).unsettled;
  };
  assert.ok(typing('required:\n  pilot:\n    - adoption.us$0\n'));
  assert.ok(typing('severities: { write-ba$0: off }\n'));
  assert.ok(typing('severities: { write-back: inf$0 }\n'));
  assert.ok(typing('thresh$0: { usage: 3 }\n'));
  assert.ok(!typing('thrash$0: { usage: 3 }\n'));
  assert.ok(!typing('required:\n  pilot:\n    - adoptoin.us$0\n'));
});
