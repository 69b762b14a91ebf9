import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { writeCharter } from '../../../server/engine/import/charter-yaml.ts';

const read = (title: string) => parse(writeCharter({ title }, 'c')).title;

/** Texts of the kind that cells hold: lines, bullets, blanks and marks, often too long for one line. */
const cell = fc
  .array(
    fc.constantFrom(
      ' ',
      ' ',
      '\n',
      '\n',
      '\t',
      'a',
      'word ',
      '"',
      '\\',
      "'",
      ': ',
      ' #',
      '- ',
      '•',
      '\r',
      'a longer text ',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join('').trim());

suite('a page of an inventory says what the row says', () => {
  test('also where a line is a blank between lines with tabs', () => {
    const text = 'Phase 1: it is implemented, and tested\n \n•\tPhase 2: it is used';
    assert.equal(read(text), text);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(cell, (text) => assert.equal(read(text), text)),
      { numRuns: 300 },
    );
  });
});
