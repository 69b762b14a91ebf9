import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { assertLinear } from '../support/assert-linear.ts';

test('a pattern is found anywhere, and tied to the ends by ^ and $', () => {
  assert.equal(compilePattern('OPS-\\d+')?.('see OPS-12.'), true);
  assert.equal(compilePattern('^OPS-\\d+$')?.('see OPS-12.'), false);
  assert.equal(compilePattern('(?i)ops')?.('OPS'), true);
  assert.equal(compilePattern('\\p{L}+')?.('Ünit'), true);
  assert.equal(compilePattern('^.$')?.('😀'), true);
  assert.equal(compilePattern('')?.('anything'), true);
});

test('a test may be asked again and again', () => {
  const matches = compilePattern('a');
  assert.deepEqual([matches?.('a'), matches?.('a'), matches?.('b'), matches?.('a')], [true, true, false, true]);
});

test('what is not valid, looks around or refers back has no test', () => {
  for (const pattern of [
    '(',
    '[',
    'a**',
    '*a',
    'a{2,1}',
    '(?=a)',
    '(?!a)',
    '(?<=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?P=x)',
    '(?>a)',
    'a++',
  ])
    assert.equal(compilePattern(pattern), undefined, pattern);
});

test('a pattern that would take for ever to build is refused', () => {
  for (const pattern of [
    '((a{100}){100}){100}',
    '(a{1000}){1000}',
    'a{100000}',
    '(?:[ab]?){1000}'.repeat(9),
    'a'.repeat(501),
  ])
    assert.equal(compilePattern(pattern), undefined, pattern);
  const nested = compilePattern(`${'('.repeat(249)}a${')'.repeat(249)}`);
  assert.ok(nested === undefined || nested('a'));
});

for (const pattern of [
  '(a+)+$',
  '(a|a)*$',
  '(a|aa)+$',
  '(.*a){12}$',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(?:a?){20}a{20}$',
  '(x+x+)+y',
  '(.{0,99}[bc]){9}$',
]) {
  test(`${pattern} on a long text takes time in line with its length`, () => {
    const matches = compilePattern(pattern)!;
    let asked = 0;
    // Another text each time: the answer to the last one is kept. Beyond 4000 letters RE2 takes another, slower way.
    const ask = (text: string) => {
      for (let time = 0; time < 20; time++) matches(`${text}${asked++}!`);
    };
    assertLinear(pattern, (size) => 'ab ca'.repeat(size / 5), 2000, ask);
    assertLinear(pattern, (size) => 'a'.repeat(size), 2000, ask);
  });
}

test('a text longer than any page matches nothing, at once', () => {
  const matches = compilePattern('a')!;
  assert.equal(matches('a'.repeat(10_000)), true);
  assert.equal(matches('a'.repeat(10_001)), false);
});

test('the length of a value may be bounded by a pattern', () => {
  const matches = compilePattern('^.{0,1000}$')!;
  assert.equal(matches('a'.repeat(1000)), true);
  assert.equal(matches('a'.repeat(1001)), false);
});
