import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handOver } from '../../support/people.ts';
import { edited, pages } from './pages.ts';

const ANA = '{ name: Ana Ruiz, contact: ana@example.com }';
const SAM = '{ name: Sam Lee, contact: "@sam-lee" }';

function after(texts: Readonly<Record<string, string>>, from: string, to?: string) {
  const result = handOver(pages(texts), from, to);
  return { ...result, texts: edited(texts, result.pages) };
}

test('who leaves orphans what nobody else owns', () => {
  const { pages: found, texts } = after(
    {
      alone: `owners: { operator: ${ANA} }\n`,
      both: `owners: { operator: ${ANA}, technical: ana@example.com }\n`,
      shared: `owners: { operator: ${ANA}, technical: ${SAM} }\n`,
      mentioned: 'whenWrong: { escalateTo: ana@example.com }\n',
      retired: `status: retired\nowners: { operator: ${ANA} }\n`,
      others: `owners: { operator: ${SAM} }\n`,
    },
    'Ana Ruiz',
  );
  assert.deepEqual(
    found.map(({ id, roles, orphaned, edits }) => [id, roles, orphaned, edits.length]),
    [
      ['alone', ['operator'], true, 0],
      ['both', ['operator', 'technical'], true, 0],
      ['shared', ['operator'], false, 0],
      ['mentioned', ['whenWrong.escalateTo'], false, 0],
      ['retired', ['operator'], false, 0],
    ],
  );
  assert.equal(texts.alone, `owners: { operator: ${ANA} }\n`);
});

test('who takes over stands wherever the other stood, in the same form', () => {
  const { texts, warnings } = after(
    {
      a: `owners:\n  operator: ${ANA} # since May\n  technical: ${SAM}\n  sponsor: Ana Ruiz <ana@example.com>\n`,
      b: 'whenWrong: { escalateTo: ana@example.com }\nmaintenance: { onCall: Ana Ruiz }\n',
      c: 'owners: { operator: ana@example.com, technical: "Ana Ruiz" }\n'.replace(', technical: "Ana Ruiz"', ''),
    },
    'ana@example.com',
    'Bo Kim <bo@example.com>',
  );
  assert.deepEqual(texts, {
    a: `owners:\n  operator: { name: Bo Kim, contact: bo@example.com } # since May\n  technical: ${SAM}\n  sponsor: Bo Kim <bo@example.com>\n`,
    b: 'whenWrong: { escalateTo: bo@example.com }\nmaintenance: { onCall: Bo Kim }\n',
    c: 'owners: { operator: bo@example.com }\n',
  });
  assert.deepEqual(warnings, []);
});

test('a person who is written over lines is handed over, too', () => {
  const { texts } = after(
    { a: 'owners:\n  operator: >-\n    Ana Ruiz\n    <ana@example.com>\n  sponsor: |\n    Ana\n    Ruiz\n' },
    'Ana Ruiz',
    'Bo Kim <bo@example.com>',
  );
  assert.equal(texts.a, 'owners:\n  operator: >-\n    Bo Kim <bo@example.com>\n  sponsor: |\n    Bo Kim\n');
});

test('an owner whom an alias repeats is written once, and the last day goes once', () => {
  const { texts } = after(
    {
      a: 'owners:\n  operator: &a { name: Ana Ruiz, contact: ana@example.com, until: 2027-01-31 }\n  champion: *a\n',
    },
    'Ana Ruiz',
    'Bartholomew Kimberley <bo@example.com>',
  );
  assert.equal(
    texts.a,
    'owners:\n  operator: &a { name: Bartholomew Kimberley, contact: bo@example.com }\n  champion: *a\n',
  );
});

test('what is left out of who takes over is taken from the charters', () => {
  const { texts, warnings } = after(
    { a: `owners: { operator: ${ANA} }\n`, b: 'owners: { operator: { name: Bo Kim, contact: "@bo" } }\n' },
    'Ana Ruiz',
    'bo kim',
  );
  assert.equal(texts.a, 'owners: { operator: { name: bo kim, contact: "@bo" } }\n');
  assert.deepEqual(warnings, []);
  const unknown = after({ a: `owners: { operator: ${ANA} }\n` }, 'Ana Ruiz', 'Bo Kim');
  assert.equal(unknown.texts.a, 'owners: { operator: { name: Bo Kim, contact: TBD } }\n');
  assert.match(unknown.warnings.join(), /No charter knows how Bo Kim is reached/);
});

test('nobody silently owns both the workflow and its integration', () => {
  const { warnings, texts } = after(
    { drafts: `owners: { operator: ${ANA}, technical: ${SAM} }\n` },
    'Ana Ruiz',
    '@sam-lee',
  );
  assert.match(warnings.join(), /drafts: Sam Lee would own the workflow and the integration/);
  assert.equal(texts.drafts, `owners: { operator: { name: Sam Lee, contact: "@sam-lee" }, technical: ${SAM} }\n`);
});

test('what would no longer hold is told: waivers, the turnover test, the kind of an owner', () => {
  const { warnings, texts } = after(
    {
      a: `owners: { operator: { name: Ana Ruiz, contact: ana@example.com, kind: vendor } }\nwaivers: [{ approvedBy: bo@example.com }]\nturnoverTest: { runBy: Bo Kim, result: pending }\n`,
      b: 'waivers: [{ approvedBy: ana@example.com }]\n',
      c: 'turnoverTest: { date: 2026-10-01, result: passed, runBy: Ana Ruiz }\n',
    },
    'Ana Ruiz <ana@example.com>',
    'Bo Kim <bo@example.com>',
  );
  for (const told of [
    /a: a waiver would be approved by Bo Kim, an owner of what it excuses/,
    /a: the turnover test would be run by Bo Kim/,
    /a: the operator is said to be of kind vendor/,
    /b: Bo Kim would stand as who approved a waiver/,
    /c: who ran the turnover test stays as it is/,
  ])
    assert.match(warnings.join('\n'), told);
  assert.match(texts.b!, /approvedBy: bo@example\.com/);
  assert.match(texts.c!, /runBy: Ana Ruiz/);
});

for (const [what, before, then] of [
  [
    'in braces',
    '{ name: Ana Ruiz, until: 2027-01-01, contact: ana@example.com }',
    '{ name: Bo Kim, contact: bo@example.com }',
  ],
  [
    'last in braces',
    '{ name: Ana Ruiz, contact: ana@example.com, until: 2027-01-01 }',
    '{ name: Bo Kim, contact: bo@example.com }',
  ],
  [
    'on a line',
    '\n    name: Ana Ruiz\n    until: 2027-01-01\n    contact: ana@example.com',
    '\n    name: Bo Kim\n    contact: bo@example.com',
  ],
  [
    'beside a comment, which stays',
    '\n    name: Ana Ruiz\n    until: 2027-01-01 # then?\n    contact: ana@example.com',
    '\n    name: Bo Kim\n     # then?\n    contact: bo@example.com',
  ],
] as const) {
  test(`the last day of who leaves goes along, ${what}`, () => {
    const { texts } = after({ a: `owners:\n  operator: ${before}\n` }, 'Ana Ruiz', 'Bo Kim <bo@example.com>');
    assert.equal(texts.a, `owners:\n  operator: ${then}\n`);
  });
}

test('who cannot be told is not handed over, and it is said why', () => {
  const two = {
    a: `owners: { operator: ${ANA} }\n`,
    b: 'owners: { operator: { name: Ana Ruiz, contact: ana2@example.com } }\n',
  };
  const several = after(two, 'Ana Ruiz', 'Bo Kim');
  assert.deepEqual(several.texts, two);
  assert.match(several.warnings.join(), /several people: ana@example\.com, ana2@example\.com\. Say which one/);
  assert.match(after(two, 'Ana').warnings.join(), /No charter names Ana\./);
  assert.match(after(two, 'ana@example.com', 'ana@example.com').warnings.join(), /same person/);
  assert.match(after(two, '  ').warnings.join(), /Say who leaves/);
  assert.match(after(two, 'ana@example.com', ' ').warnings.join(), /Say who takes over/);
});
