import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FolderEntry } from '../../../../server/engine/index.ts';
import { completed } from '../../../support/completed.ts';

const file = (name: string): FolderEntry => ({ name, folder: false });
const folder = (name: string): FolderEntry => ({ name, folder: true });
const folders = {
  '': [
    file('LICENSE'),
    file('notes.md'),
    folder('metrics'),
    folder('.git'),
    folder('node_modules'),
    file('two words.csv'),
  ],
  'metrics/': [file('hours.csv'), file('readme.md')],
  '../': [file('rows.json'), folder('drafts')],
};
const at = (source: string) => completed(source, { folders });

test('files and folders are offered where a path may stand, those of the right kind first', () => {
  const { labels, taken, item } = at('ninetyDayMetric:\n  data: $0\n');
  assert.deepEqual(labels, ['metrics/', 'LICENSE', 'notes.md']);
  assert.equal(taken('metrics/'), 'ninetyDayMetric:\n  data: metrics/\n');
  assert.equal(item('metrics/').asks, true);
  // A name that would be read as prose is written so that it is a path.
  assert.equal(taken('LICENSE'), 'ninetyDayMetric:\n  data: ./LICENSE\n');
  assert.deepEqual(at('maintenance:\n  changeLog: $0\n').labels[0], 'notes.md');
  assert.deepEqual(at('inputs:\n  schema: ../$0\n').labels, ['rows.json', 'drafts/']);
});

test('behind a slash those of the folder, and the whole path is written', () => {
  const { labels, taken, item } = at('ninetyDayMetric:\n  data: metrics/ho$0\n');
  assert.deepEqual(labels, ['hours.csv', 'readme.md']);
  assert.equal(taken('hours.csv'), 'ninetyDayMetric:\n  data: metrics/hours.csv\n');
  assert.equal(item('hours.csv').filter, 'metrics/hours.csv');
  assert.equal(
    at('governance: { prompts: { path: metrics/$0old.md, version: 3 } }').taken('readme.md'),
    'governance: { prompts: { path: metrics/readme.md, version: 3 } }',
  );
});

test('what is no path, and what may not be one, asks for no folder', () => {
  for (const source of [
    'writeBack:\n  evidence: https://ci.example.com/$0\n',
    'writeBack:\n  evidence: as the team said in metrics/$0\n',
    'writeBack:\n  evidence: /$0\n',
    'writeBack:\n  destination: metrics/$0\n',
    'title: $0\n',
  ])
    assert.deepEqual(at(source).labels, [], source);
});
