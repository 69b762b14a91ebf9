import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, hover, parseCharter } from '../../../server/engine/index.ts';
import { readMarked } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { completePage, surroundings } from '../../support/page.ts';

function at(source: string) {
  const { text, cursor } = readMarked(source);
  const found = hover(evaluate(parseCharter(text), surroundings()), cursor!);
  return found && { words: found.markdown, on: text.slice(found.span.start, found.span.end) };
}

test('a key and its value tell what belongs there, the checks that read it, their state and how to pass', () => {
  for (const source of ['writeBack:\n  desti$0nation: TBD\n', 'writeBack:\n  destination: T$0BD\n']) {
    const found = at(`status: pilot\n${source}`)!;
    for (const words of ['The system and the place', '`write-back`', '✗ not passed', 'copied by hand', 'To pass:'])
      assert.ok(found.words.includes(words), `${words} in ${found.words}`);
  }
  assert.equal(at('status: pilot\nwriteBack:\n  desti$0nation: TBD\n')!.on, 'destination');
  assert.equal(at('status: pilot\nwriteBack:\n  destination: T$0BD\n')!.on, 'TBD');
});

test('every key of the page has something to say, and a check that passes says so', () => {
  const evaluation = evaluate(parseCharter(completePage), surroundings());
  for (const { index, 1: key } of completePage.matchAll(/^ *([a-zA-Z]+):/gm)) {
    const found = hover(evaluation, index + completePage.slice(index).indexOf(key!) + 1);
    assert.ok(found && found.markdown.length > 10, key);
  }
  const destination = hover(evaluation, completePage.indexOf('destination'))!;
  assert.match(destination.markdown, /✓ passed/);
});

test('dates are distances', () => {
  assert.match(at('ninetyDayMetric:\n  start: 2026-09-$015\n')!.words, /Day 90 is 2026-12-14, in 21 days/);
  assert.match(at('ninetyDayMetric:\n  start: 2026-0$01-15\n')!.words, /Day 90 was 2026-04-15, 222 days ago/);
  assert.match(at('turnoverTest:\n  date: 2026-1$02-01\n')!.words, /2026-12-01 is in 8 days/);
});

test('the status tells the label that is earned', () => {
  assert.match(at(`${overlay('').text.replace('status: pilot', 'status: pi$0lot')}`)!.words, /production, 1 waived/);
});

test('a value of an alias and of an inline schema is explained by the key around it', () => {
  assert.ok(at('x-a: &a { name: Ana }\nowners:\n  operator: *$0a\n')!.words.includes('`operator-owner`'));
  assert.ok(at('status: pilot\ninputs:\n  schema: { type: ob$0ject }\n')!.words.includes('`input-schema`'));
});

test('there is nothing to say of comments, blank lines, unknown keys and keys of ones own', () => {
  for (const source of [
    '# com$0ment\nname: x\n',
    'name: x\n$0\nstatus: pilot\n',
    'col$0our: x\nstatus: pilot\n',
    'x-a$0: b\nstatus: pilot\n',
    '$0',
  ])
    assert.equal(at(source), undefined, source);
});

test('words of the page are no markup', () => {
  const found = at('status: pilot\nreview:\n  tiers:\n    - { name: "[x](command:y) <b>*", wh$0en: "" }\n')!;
  assert.ok(!/\[x\]\(command|<b>/.test(found.words), found.words);
});
