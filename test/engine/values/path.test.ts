import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPath } from '../../../server/engine/values/path.ts';

test('a path has no white space and no scheme, and a slash or the ending of a document', () => {
  for (const text of [
    ...['schemas/row', 'a/b', './x', '../x.md', '/etc/x', 'CHANGELOG.md', 'a.csv', 'A.JSON', 'x.yaml', 'x.yml'],
    ...['notes.txt', 'r.pdf', 'r.html', 'a@b/c', 'and/or', '.md'],
  ])
    assert.equal(isPath(text), true, text);
});

test('anything else is prose, and is not looked up', () => {
  for (const text of [
    ...['the change log', 'see docs/x.md', 'https://example.com/x.md', 'mailto:a/b', 'file:///x', 'v7'],
    ...['CHANGELOG', 'x.docx', 'md', '', 'a.md b', 'a\tb/c', `${'a/'.repeat(600)}`],
  ])
    assert.equal(isPath(text), false, text);
});
