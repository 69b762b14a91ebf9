import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, complete, evaluate, parseCharter } from '../../../../server/engine/index.ts';
import { completed } from '../../../support/completed.ts';
import { answerTo, withAnswers } from '../../../support/fixes.ts';
import { completePage, surroundings } from '../../../support/page.ts';

test('keys are those of the place, in canonical order, without those that are there', () => {
  const { labels } = completed('apiVersion: charter/v1\nstatus: pilot\nwr$0\n');
  assert.ok(labels.includes('writeBack') && !labels.includes('status'));
  assert.ok(labels.indexOf('owners') < labels.indexOf('writeBack'));
  assert.deepEqual(completed('writeBack:\n  destination: x\n  $0\n').labels, [
    'method',
    'live',
    'evidence',
    'minutesPerItem',
    'budgetLine',
  ]);
});

test('what stands below counts as there, and what belongs to another section does not', () => {
  const { labels } = completed('writeBack:\n  $0\n  # comment\n  destination: x\n\nmaintenance:\n  budgetLine: y\n');
  assert.ok(labels.includes('method') && labels.includes('budgetLine'));
  assert.ok(!labels.includes('destination') && !labels.includes('onCall'));
  assert.ok(!completed('$0\nstatus: pilot\n').labels.includes('status'));
  // In the same columns, in another item.
  const tiers = completed(
    'review:\n  tiers:\n    - name: a\n      when: b\n    - name: c\n      $0\n    - decision: reject\n',
  );
  assert.ok(tiers.labels.includes('when') && tiers.labels.includes('decision') && !tiers.labels.includes('name'));
});

test('a section comes with what is to be filled in first, a blank for each', () => {
  const { taken, snippet } = completed('status: research\nninety$0\n');
  assert.equal(
    taken('ninetyDayMetric'),
    `status: research
ninetyDayMetric:
  name: <what is measured>
  unit: <unit>
  baseline: <value today>
  target: <value to reach>
  start: <YYYY-MM-DD>
  data: <path of a CSV file>
`,
  );
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets
  assert.ok(snippet('ninetyDayMetric').includes('name: ${1:<what is measured>}'));
  assert.ok(taken('owners').endsWith('  technical: { name: <name>, contact: "<e-mail or @handle>" }\n'));
  assert.ok(taken('waivers').includes('waivers:\n  - { check: <id of a check>, reason: <why it may wait>, until: '));
  assert.equal(completed('$0').taken('apiVersion'), 'apiVersion: charter/v1');
});

test('a section is indented as the page is', () => {
  const { taken } = completed('owners:\n    operator: x\nwriteBack:\r\n    method: api\nproblem:\n    $0\n');
  assert.ok(taken('frictionHours').endsWith('problem:\n    frictionHours: <hours a month>\n'));
  assert.ok(
    completed('owners:\n    operator: x\nwri$0\n').taken('writeBack').includes('writeBack:\n    destination: <'),
  );
  assert.ok(
    completed('owners:\r\n  operator: x\r\nwri$0\r\n').taken('writeBack').includes('writeBack:\r\n  destination'),
  );
});

test('every key of the format is completed to a page without faults of its text, until its blanks are filled', () => {
  const inside = [
    '',
    'problem',
    'owners',
    'inputs',
    'review',
    'writeBack',
    'ninetyDayMetric',
    'maintenance',
    'governance',
    'adoption',
  ];
  let seen = 0;
  for (const section of inside) {
    const source = section === '' ? 'x-a: 1\n$0\n' : `x-a: 1\n${section}:\n  $0\n`;
    const { items } = completed(source);
    for (const item of items) {
      seen++;
      const text = applyEdits(source.replace('$0', ''), [item]);
      const { findings } = evaluate(parseCharter(text), surroundings());
      const faults = findings.filter(
        ({ check, message }) => check === 'yaml-syntax' || (check === 'schema' && !message.includes('apiVersion')),
      );
      assert.deepEqual(
        faults.map(({ message }) => message),
        [],
        text,
      );
    }
  }
  assert.ok(seen > 60, `${seen} keys`);
});

test('keys are completed in items, in braces, and where a word is typed over', () => {
  assert.deepEqual(completed('review:\n  tiers:\n    - name: x\n      d$0\n').labels.slice(0, 2), ['when', 'decision']);
  const { labels, taken } = completed('owners:\n  operator: { name: Ana, $0 }\n');
  assert.deepEqual(labels, ['contact', 'kind', 'until']);
  assert.equal(taken('contact'), 'owners:\n  operator: { name: Ana, contact: "<e-mail or @handle>" }\n');
  // Another entry follows.
  assert.equal(
    completed('owners:\n  operator: { $0 contact: x }\n').taken('name'),
    'owners:\n  operator: { name: <name>, contact: x }\n',
  );
  // In front of a key that is there, another is written.
  assert.equal(
    completed('writeBack:\n  $0live: x\n').taken('destination'),
    'writeBack:\n  destination: <system and field where output lands>\n  live: x\n',
  );
  assert.ok(!completed('writeBack:\n  $0live: x\n').labels.includes('live'));
  assert.deepEqual(completed('waivers:\n  - $0check: a\n    reason: b\n').labels, ['until', 'approvedBy']);
  // A key that is there becomes another, and its value stays.
  assert.equal(completed('writeBack:\n  des$0: x\n').taken('destination'), 'writeBack:\n  destination: x\n');
  assert.equal(completed('writeBack: { des$0: x }\n').taken('destination'), 'writeBack: { destination: x }\n');
  assert.deepEqual(completed('review:\n  tiers: [{ name: a }, { name: b, w$0 }]\n').labels.slice(0, 1), ['when']);
});

test('braces that are not closed, over lines or on one, hide nothing of the page', () => {
  for (const source of [
    'owners:\n  operator: { name: Ana, $0\n  technical: { name: Sam }\n',
    'owners:\n  operator: {\n    name: Ana,\n    $0\n  }\n',
    'owners: { operator: { name: "a, b", $0\nwriteBack:\n  method: api\n',
  ])
    assert.deepEqual(completed(source).labels, ['contact', 'kind', 'until'], source);
  const { labels } = completed('owners:\n  operator: { name: Ana\n  $0\n');
  assert.deepEqual(labels, ['technical', 'sponsor', 'champion']);
  assert.ok(completed('title: "half\nowners:\n  $0\n').labels.includes('operator'));
});

test('a text that cannot be read elsewhere is completed all the same', () => {
  const broken =
    'title: a: b\nname: [\nproblem:\n\tstatement: x\n<<<<<<< mine\nstatus: pilot\n=======\n>>>>>>> other\n';
  assert.ok(completed(`${broken}writeBack:\n  $0`).labels.includes('destination'));
});

test('behind a dash an item begins: the whole of it, or its first key', () => {
  const { labels, taken } = completed('review:\n  tiers:\n    - $0\n');
  assert.equal(labels[0], '{ name, when, decision, reviewer, share, minutesPerItem }');
  assert.deepEqual(labels.slice(1, 3), ['name', 'when']);
  assert.ok(taken(labels[0]!).includes('- { name: <tier>, when: <otherwise>, decision: <auto-approve | '));
  const below = completed('waivers:\n  $0\n');
  assert.deepEqual(below.labels, ['- { check, reason, until, approvedBy }']);
  assert.ok(below.taken(below.labels[0]!).startsWith('waivers:\n  - { check: <id of a check>, '));
  assert.deepEqual(completed('waivers:\n- check: a\n- $0\n').labels.slice(0, 2), [
    '{ check, reason, until, approvedBy }',
    'check',
  ]);
});

test('between two columns nothing belongs, and in the column of a list its next item', () => {
  for (const source of [
    'owners:\n    operator: Ana\n  $0\n',
    'owners:\n  operator: Ana\n $0\n',
    'review:\n  tiers:\n    - name: a\n     $0\n',
    'owners:\n  operator: Ana\n$0\n  technical: Bo\n',
    'waivers:\n  -$0\n    check: weekly-review\n',
  ])
    assert.deepEqual(completed(source).labels, [], source);
  assert.deepEqual(completed('waivers:\n  - check: weekly-review\n  $0\n').labels, [
    '- { check, reason, until, approvedBy }',
  ]);
});

test('a key above lines that are there takes them for its value', () => {
  const { labels, taken } = completed('ow$0\n  operator: Ana\n');
  assert.ok(!labels.includes('title'), 'which a single value has');
  assert.equal(taken('owners'), 'owners:\n  operator: Ana\n');
  assert.equal(completed('review:\n  ti$0\n  - name: a\n').taken('tiers'), 'review:\n  tiers:\n  - name: a\n');
});

test('in braces a key behind the caret counts as there', () => {
  const { labels, taken } = completed('owners: { operator: { $0 name: Ana } }\n');
  assert.deepEqual(labels, ['contact', 'kind', 'until']);
  assert.equal(taken('until'), 'owners: { operator: { until: <YYYY-MM-DD>, name: Ana } }\n');
  assert.ok(completed('owners: { operator: { $0name: Ana } }\n').labels.includes('name'));
});

test('a dash without a space gets one', () => {
  const { labels, taken } = completed('waivers:\n  -$0\n');
  assert.ok(taken(labels[0]!).startsWith('waivers:\n  - { check: <id of a check>, '));
  assert.ok(taken('check').startsWith('waivers:\n  - check: '));
});

test('an empty page is begun whole, or by its first key', () => {
  for (const source of ['$0', '# what it does\n\n$0', '\uFEFF$0', 'cha$0']) {
    const { labels, taken } = completed(source);
    assert.deepEqual(labels.slice(0, 3), ['charter', 'charter-page', 'apiVersion'], source);
    const text = taken('charter');
    assert.ok(text.includes('name: case-drafts\n') && text.includes('status: research\n'), text);
    assert.deepEqual(parseCharter(text).problems, []);
  }
  assert.ok(!completed('status: pilot\n$0').labels.includes('charter'));
});

test('a whole page is that of a pilot once it is filled in, its keys in canonical order', () => {
  const { item, taken } = completed('$0');
  let owner = 0;
  const answer = (hint: string) =>
    hint === 'value to reach' ? '40' : /^name$|@handle/.test(hint) ? `jo${owner++}@example.com` : answerTo(hint);
  const filled = withAnswers('', [item('charter-page')], answer);
  const { gates, charter, findings } = evaluate(parseCharter(filled), surroundings());
  assert.deepEqual(gates.charter.failed, [], filled);
  assert.ok(!findings.some(({ check }) => check === 'schema' || check === 'yaml-syntax'));
  const keys = Object.keys(charter.specAt([])?.keys ?? {});
  const written = [...filled.matchAll(/^([a-zA-Z]+):/gm)].map(([, key]) => keys.indexOf(key!));
  assert.deepEqual(
    written,
    [...written].sort((a, b) => a - b),
  );
  const bare = evaluate(parseCharter(taken('charter-page')), surroundings());
  assert.ok(bare.gates.charter.failed.length >= 9, 'blanks pass nothing');
  assert.ok(!bare.findings.some(({ check }) => check === 'schema' || check === 'yaml-syntax'));
});

test('what a key is for and which checks read it is said in the list', () => {
  const { item } = completed('status: pilot\n$0\n');
  assert.match(item('writeBack').about, /Where the output lands.*\n- .*\(`write-back`\)/s);
  assert.equal(item('writeBack').detail, 'for pilot');
  assert.equal(item('adoption').detail, 'for production');
  assert.equal(item('funding').detail, undefined);
  const destination = completed('writeBack:\n  $0\n').item('destination');
  assert.equal(destination.detail, 'for pilot');
  assert.match(destination.about, /`write-back`.*To pass/s);
  assert.equal(completed('writeBack:\n  $0\n').item('live').detail, 'for production');
  assert.equal(completed('writeBack:\n  $0\n').item('budgetLine').detail, undefined);
});

test('nothing is offered in prose, in blocks of text, below a value, and behind a colon without a space', () => {
  for (const source of [
    'title: some words $0\n',
    'problem:\n  statement: |\n    some te$0\n',
    'problem:\n  statement: |\n    some text\n\n    $0\n  frictionHours: 3\n',
    'problem:\n  statement: "some\n    wo$0rds"\n',
    'title: x\n  $0\n',
    'status:$0\n',
    'two words$0\n',
    'inputs:\n  schema:\n    type: object\n    req$0\n',
    'unknown:\n  $0\n',
    'status: pilot\n---\nstatus:$0',
  ])
    assert.deepEqual(completed(source).labels, [], source);
  assert.ok(completed('problem:\n  statement: |\n    some text\n  $0\n').labels.includes('frictionHours'));
});

test('at every place of the page something is answered, and what is offered can be taken', () => {
  const evaluation = evaluate(parseCharter(completePage), surroundings());
  let offered = 0;
  for (let at = 0; at <= completePage.length; at++) {
    for (const { span } of complete(evaluation.charter, at, { evaluation })) {
      offered++;
      assert.ok(
        span.start <= at && at <= span.end && !completePage.slice(span.start, span.end).includes('\n'),
        `${at}`,
      );
    }
  }
  assert.ok(offered > 1000, `${offered} in all`);
});
