import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { valueOfWord } from '../../../server/engine/document/core-schema.ts';

const WORDS = [
  ...[
    '~',
    'null',
    'Null',
    'NULL',
    'nULL',
    'none',
    'true',
    'True',
    'TRUE',
    'tRue',
    'false',
    'False',
    'FALSE',
    'yes',
    'No',
  ],
  ...[
    '0',
    '-0',
    '+7',
    '007',
    '12',
    '1_000',
    '0o17',
    '0o8',
    '0O7',
    '0x1F',
    '0xg',
    '0XF',
    '-0x1',
    '1.',
    '.5',
    '-.5',
    '+1.5',
  ],
  ...[
    '1e3',
    '1.e+3',
    '.5E-2',
    '1e',
    'e3',
    '.',
    '-',
    '+',
    '1..2',
    '1.2.3',
    '.inf',
    '-.Inf',
    '+.INF',
    '.iNF',
    'inf',
    '.nan',
  ],
  ...[
    '.NaN',
    '.NAN',
    '-.nan',
    'nan',
    '2026-11-23',
    '60%',
    '12:30',
    '1 000',
    '9007199254740993',
    '1e999',
    '-1e-999',
    'n',
    't',
  ],
];

test('a word is to this what it is to the library', () => {
  for (const word of WORDS.filter((one) => !['-'].includes(one)))
    assert.deepEqual(valueOfWord(word), parse(word), word);
});

test('so is anything that is made of the letters of numbers and names', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'0123456789+-.eExXoOnNaAfFtTrRuUlLsSiI~_'), minLength: 1, maxLength: 7 })
    .filter((one) => !/^(?:-+|\.\.\.)$/.test(one));
  fc.assert(
    fc.property(word, (one) => assert.deepEqual(valueOfWord(one), parse(one))),
    { seed: 1, numRuns: 2000 },
  );
});
