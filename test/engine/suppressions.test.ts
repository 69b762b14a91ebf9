import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter, type Surroundings } from '../../server/engine/index.ts';
import { DEFAULT_POLICY } from '../../server/engine/policy/policy.ts';
import { defineGateRule, defineRule, type Rule, type Severity, wrong } from '../../server/engine/rule.ts';
import { covers, readSuppressions } from '../../server/engine/suppressions.ts';
import { surroundings } from '../support/page.ts';

const words = { fields: [], title: 'A check', why: 'Why.', pass: 'Pass.', examples: { bad: '', good: '' } };

/** A check that finds each of these words of the page, as a whole value. */
const finding = (id: string, word: string, group: Rule['group'] = 'Workflow', severity: Severity = 'warning') =>
  defineRule({
    ...words,
    id,
    group,
    severity,
    *check({ charter }) {
      for (const { index } of charter.document.text.matchAll(new RegExp(`(?<!-)\\b${word}\\b`, 'g')))
        yield wrong({ span: { start: index, end: index + word.length }, path: 'title' }, `${word} at ${index}.`, '');
    },
  });

const RULES = [finding('no-mud', 'mud'), finding('no-dust', 'dust')];

const read = (text: string) => {
  const { charter } = evaluate(parseCharter(text), surroundings(), []);
  const show = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return readSuppressions(charter).map(({ span, checks, reason, target }) => ({
    span: show(span),
    checks: checks.map(({ id, span: place }) => {
      assert.equal(show(place), id);
      return id;
    }),
    reason,
    target: target && show(target),
  }));
};

/** The lines, from 1, on which findings are left. */
const left = (text: string, rules: readonly Rule[] = RULES, given: Partial<Surroundings> = {}) => {
  const document = parseCharter(text);
  assert.deepEqual(document.problems, []);
  const { findings } = evaluate(document, surroundings(given), rules);
  return findings.map(({ check, span }) => `${check} ${document.lines.position(span.start).line + 1}`);
};

test('at the end of a line it belongs to the value that begins there, and to nothing beside it', () => {
  assert.deepEqual(left('title: mud  # charter-ignore no-mud: it is a swamp\nname: mud\n'), ['no-mud 2']);
  assert.deepEqual(left('title: mud #charter-ignore no-mud:swamp\n'), []);
  assert.deepEqual(left('title: mud # charter-ignore no-dust: swamp\n'), ['no-mud 1']);
});

test('alone on its line it belongs to what begins below it', () => {
  const text = 'name: mud\n# charter-ignore no-mud: it is a swamp\n\n# a note\ntitle: mud\nstatus: mud\n';
  assert.deepEqual(left(text), ['no-mud 1', 'no-mud 6']);
  assert.deepEqual(left('\uFEFF# charter-ignore no-mud: a swamp\ntitle: mud\nname: mud\n'), ['no-mud 3']);
});

test('it belongs to everything inside', () => {
  assert.deepEqual(
    left(`
problem: # charter-ignore no-mud: a swamp
  statement: mud
  x-more:
    deep: { deeper: [ mud ] }
workflow:
  trigger: mud
`),
    ['no-mud 7'],
  );
});

test('it stays with its value, whatever line that is later', () => {
  const text = '# charter-ignore no-mud: a swamp\ntitle: mud\nname: dust # charter-ignore no-dust: a desert\n';
  for (const above of ['', 'status: pilot\n', '# a note\n\nx-a: |\n  text\n\n'])
    assert.deepEqual(left(above + text), []);
});

test('the items of a list have their own', () => {
  assert.deepEqual(
    left(`
x-list:
  - mud # charter-ignore no-mud: a swamp
  - mud
  # charter-ignore no-mud: a swamp
  - what: wet
    how: mud
  - what: mud
  - [ mud,
      # charter-ignore no-mud: a swamp
      mud ]
`),
    ['no-mud 4', 'no-mud 8', 'no-mud 9'],
  );
});

test('in braces over several lines it belongs to what begins on its line, or else to what ends there', () => {
  assert.deepEqual(
    left(`
x-map: {
  a: mud, # charter-ignore no-mud: a swamp
  # charter-ignore no-mud: a swamp
  b: mud,
  c: mud
}
x-all: {
  a: mud,
  b: mud
} # charter-ignore no-mud: a swamp
x-text: "mud
  and more" # charter-ignore no-mud: a swamp
`),
    ['no-mud 6'],
  );
});

test('in quotes, in a block of text and inside another comment it is words', () => {
  assert.deepEqual(read('title: "a # charter-ignore no-mud: x"\nname: \'b\n  # charter-ignore no-mud: x\'\n'), []);
  assert.deepEqual(read('"x- # charter-ignore no-mud: x": 1\n'), []);
  assert.deepEqual(read('title: |\n  a\n  # charter-ignore no-mud: x\n\n  # charter-ignore no-mud: y\nname: c\n'), []);
  assert.deepEqual(read('title: a#charter-ignore no-mud: x\n'.replace(': x', '-x')), []);
  assert.deepEqual(read('# write # charter-ignore no-mud: x, and why\ntitle: a\n'), []);
  assert.deepEqual(read('# charter-ignored: a\n# charter-ignore-file no-mud: x\ntitle: a\n'), []);
});

test('behind the mark of a block of text, and behind quotes, it is a comment', () => {
  assert.deepEqual(left('title: | # charter-ignore no-mud: x\n  mud\nname: mud\n'), ['no-mud 3']);
  assert.deepEqual(left('title: "mud # 1" # charter-ignore no-mud: x\n'), []);
  assert.deepEqual(left('title: >-\n  mud\n# charter-ignore no-mud: x\nname: mud\n'), ['no-mud 2']);
});

test('several checks, separated by commas or not, share one reason', () => {
  for (const list of ['no-mud, no-dust', 'no-mud,no-dust', ' no-mud no-dust ', 'no-dust , no-mud,']) {
    const text = `title: mud and dust # charter-ignore ${list}: a desert after rain: twice\n`;
    assert.deepEqual(left(text), []);
    assert.equal(read(text)[0]!.reason, 'a desert after rain: twice');
  }
});

test('without a reason it hides nothing', () => {
  for (const tail of ['', ':', ': ', ': TBD', ': <why it may stay>', ' it is a swamp']) {
    const [suppression] = read(`title: mud # charter-ignore no-mud${tail}\n`);
    assert.equal(suppression!.reason, undefined);
    assert.deepEqual(suppression!.checks, ['no-mud']);
    assert.deepEqual(left(`title: mud # charter-ignore no-mud${tail}\n`), ['no-mud 1']);
  }
});

test('line ends of every kind end it', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['title: mud  # charter-ignore no-mud: a swamp  ', 'name: mud', ''].join(end);
    assert.deepEqual(left(text), ['no-mud 2']);
    assert.deepEqual(read(text), [
      {
        span: '# charter-ignore no-mud: a swamp',
        checks: ['no-mud'],
        reason: 'a swamp',
        target: 'title: mud',
      },
    ]);
  }
});

test('with nothing below it, it belongs to nothing', () => {
  assert.equal(read('title: mud\n# charter-ignore no-mud: x\n')[0]!.target, undefined);
  assert.equal(read('# charter-ignore no-mud: x\n')[0]!.target, undefined);
});

test('a second document has none', () => {
  assert.equal(read('title: a\n---\n# charter-ignore no-mud: x\ntitle: mud\n').length, 0);
});

test('findings about the label and the text, and of the gates, stay', () => {
  const mud = { ...words, id: 'no-mud', gates: ['production'] } as const;
  const rules: Rule[] = [
    defineGateRule({ ...mud, check: (context, late) => finding('no-mud', 'mud').check(context, late) }),
    finding('of-label', 'mud', 'Label', 'error'),
    finding('of-text', 'mud', 'Text', 'error'),
  ];
  for (const rule of rules)
    assert.deepEqual(left(`title: mud # charter-ignore ${rule.id}: x\n`, [rule]), [`${rule.id} 1`]);
});

test('what a suppressed finding had taken the place of is shown', () => {
  const rules = [finding('grave', 'mud', 'Workflow', 'warning'), finding('mild', 'mud', 'Workflow', 'information')];
  assert.deepEqual(left('title: mud\n', rules), ['grave 1']);
  assert.deepEqual(left('title: mud # charter-ignore grave: x\n', rules), ['mild 1']);
});

test('what is suppressed is kept, with its reason', () => {
  const text = 'title: mud # charter-ignore no-mud: a swamp\n';
  const { suppressed, reports } = evaluate(parseCharter(text), surroundings(), RULES);
  assert.deepEqual(
    suppressed.map(({ finding: { check, severity }, reason }) => [check, severity, reason]),
    [['no-mud', 'warning', 'a swamp']],
  );
  assert.ok(reports.has('no-mud'));
});

test('a policy changes how grave the rest is shown, and hides before it is said what a value carries', () => {
  const policy = { ...DEFAULT_POLICY, severities: { 'no-mud': 'off', 'no-dust': 'hint' } as const };
  const text = 'title: mud # charter-ignore no-mud: a swamp\nname: dust\n';
  const { findings, suppressed } = evaluate(parseCharter(text), surroundings({ policy }), RULES);
  assert.deepEqual(
    findings.map(({ check, severity }) => `${check} ${severity}`),
    ['no-dust hint'],
  );
  assert.deepEqual(suppressed, [], 'it would not have been shown');
  const rules = [finding('grave', 'mud', 'Workflow', 'error'), finding('mild', 'mud')];
  const off = { ...DEFAULT_POLICY, severities: { grave: 'off' } as const };
  assert.deepEqual(left('title: mud\n', rules, { policy: off }), ['mild 1']);
});

test('a comment is one suppression, whatever else its reason speaks of', () => {
  const text = 'title: mud # charter-ignore no-mud: a swamp, see the other charter-ignore no-dust: below\nname: dust\n';
  assert.deepEqual(
    read(text).map(({ checks, reason }) => [checks, reason]),
    [[['no-mud'], 'a swamp, see the other charter-ignore no-dust: below']],
  );
});

test('where several end on its line and none begins, it belongs to the innermost', () => {
  const text = 'title: mud\nx-own: { a: { b: [\n  mud\n  ] } } # charter-ignore no-mud: a swamp\nname: mud\n';
  assert.deepEqual(
    read(text).map(({ target }) => target),
    ['b: [\n  mud\n  ]'],
  );
  assert.deepEqual(left(text), ['no-mud 1', 'no-mud 5']);
});

test('in quotes and blocks it is none, wherever they stand among values that a merge or an alias takes over', () => {
  const text = [
    'x-a: &a { "say # charter-ignore no-mud: 1": one, b: \'# charter-ignore no-mud: 2\' }',
    'x-c: { <<: *a, c: "# charter-ignore no-mud: 3" }',
    'x-d: |',
    '  # charter-ignore no-mud: 4',
    "x-e: it's # charter-ignore no-mud: a swamp",
    '',
  ];
  assert.deepEqual(
    read(text.join('\n')).map(({ reason, target }) => [reason, target]),
    [['a swamp', "x-e: it's"]],
  );
});

test('in quotes it is words, however many keys in quotes follow', () => {
  const keys = ['b', 'c', 'd'].map((key) => `"x-${key}": mud\n`).join('');
  assert.deepEqual(read(`"x-a": "see # charter-ignore no-mud: a swamp"\n${keys}`), []);
});

test('behind an item that is still blank it belongs to nothing', () => {
  assert.deepEqual(
    read('x-list:\n  - # charter-ignore no-mud: a swamp\n  - mud\n').map(({ target }) => target),
    [undefined],
  );
});

test('what begins where a value ends is no part of it', () => {
  const target = { start: 3, end: 6 };
  const isCovered = (start: number) => covers(target, { start, end: start + 1 });
  assert.deepEqual([2, 3, 5, 6].map(isCovered), [false, true, true, false]);
});
