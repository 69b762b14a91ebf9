import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, type HoverSources, hover, parseCharter } from '../../../server/engine/index.ts';
import { readMarked } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { completePage, fakeFiles, surroundings } from '../../support/page.ts';

function at(source: string, sources?: HoverSources) {
  const { text, cursor } = readMarked(source);
  const found = hover(evaluate(parseCharter(text), surroundings()), cursor!, sources);
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

test('of a check that reads several keys, what is said is about the key, or where else it is', () => {
  const page =
    'inputs: { schema: none.json }\nmaintenance: { changeLog: none.md }\nreview: { checklist: review/checklist.md }\n';
  const says = (value: string) => plain(at(page.replace(value, `$0${value}`))!.words);
  assert.match(says('none.json'), /`evidence-exists`\) ✗ not passed {2}\nThere is no file none\.json/);
  assert.match(says('none.md'), /`evidence-exists`\) ✗ not passed {2}\nThere is no file none\.md/);
  assert.match(
    says('review/checklist'),
    /`evidence-exists`\) ✗ not passed at inputs\.schema {2}\nThere is no file none\.json/,
  );
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
    'owners:\n  operator: Ana\n  # com$0ment\n  technical: Bo\n',
    'owners:\n  operator: Ana # the work$0flow\n  technical: Bo\n',
    'owners:\n  operator: { name: Ana } # the work$0flow\n',
    'review:\n  tiers:\n    - name: a # one$0\n    - name: b\n',
    'owners:\n  operator: Ana\n$0\n  technical: Bo\n',
    '$0',
  ])
    assert.equal(at(source), undefined, source);
});

test('words of the page are no markup', () => {
  const found = at('status: pilot\nreview:\n  tiers:\n    - { name: "[x](command:y) <b>*", wh$0en: "" }\n')!;
  assert.ok(!/\[x\]\(command|<b>/.test(found.words), found.words);
});

const review = (part: string) =>
  `
review:
  volumePerWeek: 500
  capacityHoursPerWeek: 20
  tiers:
    - { name: a, decision: human-review, share: 30%, minutesPerItem: 3 }
    - { name: b, decision: human-rewrite, share: 10%, minutesPerItem: 9 }
`.replace(part, `$0${part}`);

test('the review load is told with its arithmetic, at every figure that goes into it', () => {
  for (const part of ['500', '20', '30%', '9 }', 'volumePerWeek', 'tiers'])
    assert.match(
      plain(at(review(part))!.words),
      /needs 15 h a week \(500 × \(0\.3 × 3 \+ 0\.1 × 9\) min \/ 60\); capacity is 20 h/,
      part,
    );
  assert.ok(!at(review('name: a'))!.words.includes('needs'));
  const friction = 'problem:\n  frictionHours: { va$0lue: 30, per: week }\n';
  assert.match(at(friction)!.words, /130 hours a month \(30 × 52 \/ 12\)/);
});

test('of a path it is said whether the file is there', () => {
  const says = (path: string) => plain(at(`ninetyDayMetric:\n  data: $0${path}\n`, { files: fakeFiles() })!.words);
  assert.match(says('metrics/suppression-hours.csv'), /The file metrics\/suppression-hours\.csv is there/);
  assert.match(says('metrics/none.csv'), /There is no file metrics\/none\.csv/);
  assert.match(says('../../x.csv'), /leads out of the repository/);
  assert.match(says('as the team says'), /no path, so no file is looked for/);
  assert.ok(!at('writeBack:\n  evidence: https$0://example.com\n', { files: fakeFiles() })!.words.includes('file is'));
});

test('of an owner it is said how many other charters name that person', () => {
  const owners = [
    { name: 'Ana Ruiz', contact: 'ana@example.com', charters: 4 },
    { name: 'Sam Lee', contact: null, charters: 1 },
  ];
  const says = (owner: string) => at(`owners:\n  operator: ${owner}\n`, { owners })!.words;
  assert.match(says('{ name: An$0a Ruiz, contact: ANA@example.com }'), /Ana Ruiz owns 4 other charters/);
  assert.match(says('"A. Ru$0iz <ana@example.com>"'), /owns 4 other charters/);
  assert.match(says('{ name: Sam L$0ee }'), /Sam Lee owns one other charter\./);
  assert.ok(!says('{ name: An$0a Ruiz, contact: other@example.com }').includes('other charters'));
  assert.ok(!says('T$0BD').includes('other charters'));
});

test('the check that is waived or suppressed is told where its id stands', () => {
  const waived = at('status: pilot\nwaivers:\n  - { check: weekly-re$0view }\n')!;
  assert.match(waived.words, /`weekly-review`.*not passed.*To pass/s);
  const page = 'status: pilot\nwriteBack:\n  method: manual # charter-ignore manual-write$0-back: until spring\n';
  const hidden = at(page)!;
  assert.equal(hidden.on, 'manual-write-back');
  assert.match(hidden.words, /Its finding is hidden here.*To pass/s);
  assert.match(at('title: x # charter-ignore write-ba$0ck: no\n')!.words, /cannot be hidden/);
  assert.match(at('title: x # charter-ignore one-pa$0ge\n')!.words, /A reason is missing/);
  assert.equal(at('title: x # charter-ignore no-su$0ch: y\n'), undefined);
});

/** Without the backslashes that keep words from being markup. */
function plain(markdown: string): string {
  return markdown.replace(/\\(.)/g, '$1');
}
