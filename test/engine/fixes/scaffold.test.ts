import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaffoldEdits } from '../../../server/engine/fixes/scaffold.ts';
import { applyEdits, evaluate, parseCharter } from '../../../server/engine/index.ts';
import { surroundings } from '../../support/page.ts';

const becomes = (text: string, paths: readonly string[], then: string) => {
  const { charter } = evaluate(parseCharter(text), surroundings(), []);
  assert.equal(applyEdits(text, scaffoldEdits(charter, paths)), then);
};

test('a comment stays where it is when the value beside it goes', () => {
  becomes(
    'maintenance: TBD # x\nname: a\n',
    ['maintenance.onCall'],
    'maintenance: # x\n  onCall: <who is called>\nname: a\n',
  );
  becomes(
    'maintenance: # x\n  TBD\nname: a\n',
    ['maintenance.onCall'],
    'maintenance: # x\n  onCall: <who is called>\nname: a\n',
  );
  becomes(
    'maintenance: # x\n  # z\n  TBD # y\nname: a\n',
    ['maintenance.onCall'],
    'maintenance: # x\n  # z\n  # y\n  onCall: <who is called>\nname: a\n',
  );
  becomes(
    'waivers: # note\n  - TBD # a\n  # more\nname: a\n',
    ['waivers.0.check'],
    'waivers: # note\n  # a\n  - { check: <id of a check> }\n  # more\nname: a\n',
  );
});

test('where a comment would go with the value, nothing is offered', () => {
  const braces = 'maintenance: {\n  # c\n}\nname: a\n';
  becomes(braces, ['maintenance.onCall'], braces);
  const list = 'waivers:\n  - TBD # a\n  - TBD\n';
  becomes(list, ['waivers.0.check'], list);
});

test('what is tied to a value that goes keeps it', () => {
  const anchor = 'maintenance: &a TBD\nx-b: *a\n';
  becomes(anchor, ['maintenance.onCall'], anchor);
  becomes('owners:\n  operator: &a TBD\n', ['owners.operator.name'], 'owners:\n  operator: &a { name: <name> }\n');
});
