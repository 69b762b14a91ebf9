import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCharter, parseCharter } from '../../server/engine/index.ts';
import { completePage } from '../support/page.ts';

const is = (text: string) => isCharter(parseCharter(text));

test('a file is ours by its version', () => {
  for (const text of [
    'apiVersion: charter/v1',
    'apiVersion: charter/v9\nkind: x',
    'apiVersion: "charter/"',
    completePage,
  ])
    assert.equal(is(text), true, text.slice(0, 40));
  for (const text of [
    'apiVersion: v1\nwriteBack: x',
    'apiVersion: apps/v1\nstatus: {}\nowners: []',
    'apiVersion: [a]\nwriteBack: x',
  ])
    assert.equal(is(text), false, text);
});

test('without a version, or with a blank one, it is ours by keys that nobody else has', () => {
  for (const version of ['', 'apiVersion:\n', 'apiVersion: ~\n', 'apiVersion: ""\n']) {
    for (const key of ['writeBack', 'ninetyDayMetric', 'turnoverTest', 'whenWrong'])
      assert.equal(is(`${version}${key}: x\nname: y\n`), true, key);
    const two = ['status', 'owners', 'problem', 'review', 'maintenance', 'inputs', 'workflow'];
    for (const [i, key] of two.entries()) {
      assert.equal(is(`${version}${key}: x\nname: y\n`), false, key);
      assert.equal(is(`${version}${key}:\n${two[(i + 1) % two.length]}:\n`), true, key);
    }
  }
});

test('empty, and comments only, is ours', () => {
  for (const text of ['', '\n', '# a\n', '---\n', '\uFEFF']) assert.equal(is(text), true, JSON.stringify(text));
});

test('files of other tools are not ours, damaged or not', () => {
  for (const text of [
    'name: brand\ncolours: [red]\n',
    'chart:\n  name: x\n',
    '- a\n- b\n',
    'just words\n',
    'name: @brand\ncolours: [red\n',
    'services:\n  web:\n\tports: 1\n',
    '{ "name": "x" }',
    'name: "x\ncolours: y\n',
    'apiVersion: v1\nkind: "List\nstatus: x\nowners: y\n',
  ])
    assert.equal(is(text), false, text);
});

test('a damaged charter is still ours', () => {
  for (const text of [
    'apiVersion: charter/v1\nowners: @x\n',
    'apiVersion: "charter/v1\nowners: x\n',
    'apiVersion: @charter/v1\nname: x\n',
    'apiVersion: [charter/v1\nname: x\n',
    'name: @x\nwriteBack:\n  destination: x\n',
    '- x\napiVersion: charter/v1\n',
    '<<<<<<< HEAD\napiVersion: charter/v1\n=======\n>>>>>>> b\n',
    '\0\0\0',
    '[[[[',
    '@',
  ])
    assert.equal(is(text), true, text);
});
