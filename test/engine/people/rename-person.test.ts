import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Person, parseCharter, parsePerson } from '../../../server/engine/index.ts';
import { renamePerson } from '../../support/people.ts';
import { edited, pages } from './pages.ts';

const ANA: Person = { name: 'Ana Ruiz', contact: 'ana.ruiz@example.com' };

function renamed(texts: Readonly<Record<string, string>>, from: Person, to: Partial<Person>): Record<string, string> {
  return edited(texts, renamePerson(pages(texts), from, to));
}

test('a name changes wherever it is that person, in every way to write an owner', () => {
  const texts = {
    map: 'owners:\n  operator: { name: Ana Ruiz, contact: ana.ruiz@example.com } # Ana Ruiz\n  sponsor: { name: Lee Wong }\n',
    lines: 'owners:\n  technical:\n    name: "Ana Ruiz"\n    contact: ana.ruiz@example.com\n',
    text: "owners:\n  champion: 'Ana Ruiz <ana.ruiz@example.com>'\n",
    list: 'owners:\n  operator: [Ana Ruiz, Sam Lee]\n',
    others:
      'whenWrong: { escalateTo: Ana Ruiz }\nturnoverTest: { runBy: Ana Ruiz }\nmaintenance: { onCall: Ana Ruiz }\nwaivers:\n  - { approvedBy: Ana Ruiz }\n',
    contact: 'owners: { operator: ana.ruiz@example.com }\n',
  };
  assert.deepEqual(renamed(texts, ANA, { name: 'Ana Gomez' }), {
    map: texts.map.replace('name: Ana Ruiz', 'name: Ana Gomez'),
    lines: texts.lines.replace('Ana Ruiz', 'Ana Gomez'),
    text: texts.text.replace('Ana Ruiz', 'Ana Gomez'),
    list: texts.list.replace('Ana Ruiz', 'Ana Gomez'),
    others: texts.others.replaceAll('Ana Ruiz', 'Ana Gomez'),
    contact: texts.contact,
  });
});

test('text that is not that person stays: prose, parts of words, keys of their own, others of the name', () => {
  const texts = {
    a: `# Ana Ruiz
title: Ana Ruiz answers
x-note: Ana Ruiz
owners:
  operator: { name: Ana Ruiz, contact: ana.ruiz@example.com }
  technical: { name: Ana, contact: ana.lopez@example.com }
  sponsor: { name: Ana Ruiz-Soto, contact: "@soto" }
whenWrong: { detect: Ana Ruiz sees it, escalateTo: Ana Ruiz or Sam }
governance: { changeApproval: Ana Ruiz, modelVersion: { policy: Ana Ruiz } }
`,
    b: 'owners: { operator: Ana Ruiz }\n',
  };
  const [a, b] = Object.values(renamed(texts, ANA, { name: 'Bo Kim' }));
  assert.equal(a, texts.a.replace('{ name: Ana Ruiz,', '{ name: Bo Kim,'));
  assert.equal(b, texts.b.replace('Ana Ruiz', 'Bo Kim'));
});

test('two people of one name are told apart by their contacts; where nothing tells, nothing changes', () => {
  const texts = {
    first:
      'owners: { operator: { name: Ana Ruiz, contact: ana.ruiz@example.com } }\nturnoverTest: { runBy: Ana Ruiz }\n',
    second: 'owners: { operator: { name: Ana Ruiz, contact: ana2@example.com } }\nturnoverTest: { runBy: Ana Ruiz }\n',
    unclear: 'owners: { operator: Ana Ruiz }\n',
  };
  assert.deepEqual(renamed(texts, ANA, { name: 'Bo Kim' }), {
    ...texts,
    first: texts.first.replaceAll('Ana Ruiz', 'Bo Kim'),
  });
  assert.deepEqual(renamed(texts, { name: 'Ana Ruiz', contact: undefined }, { name: 'Bo Kim' }), texts);
});

test('an address and a handle may be those of one person; a shared address is nobody alone', () => {
  const texts = {
    address: 'owners: { operator: { name: Ana Ruiz, contact: ana.ruiz@example.com } }\n',
    handle: 'owners: { operator: { name: Ana Ruiz, contact: "@ana" } }\nwhenWrong: { escalateTo: "@ana" }\n',
    shared: `owners:
  operator: { name: Kim Bo, contact: team@example.com }
  technical: { name: Sam Lee, contact: team@example.com }
whenWrong: { escalateTo: team@example.com }
`,
  };
  assert.deepEqual(renamed(texts, ANA, { name: 'Bo Kim' }), {
    address: texts.address.replace('Ana Ruiz', 'Bo Kim'),
    handle: texts.handle.replace('Ana Ruiz', 'Bo Kim'),
    shared: texts.shared,
  });
  const kim = { name: 'Kim Bo', contact: 'team@example.com' };
  assert.deepEqual(renamed(texts, kim, { name: 'Kim Lo' }), {
    ...texts,
    shared: texts.shared.replace('Kim Bo', 'Kim Lo'),
  });
  // A mailbox of several is not the contact of one of them.
  assert.match(renamed(texts, kim, { contact: 'kim@example.com' }).shared!, /escalateTo: team@example\.com/);
});

for (const [what, before, to, after] of [
  ['a quoted handle stays quoted', 'owners: { operator: "@ana" }', { contact: '@bo' }, 'owners: { operator: "@bo" }'],
  ['single quotes stay', "owners: { operator: '@ana' }", { contact: "@b'o" }, "owners: { operator: '@b''o' }"],
  [
    'a comma is quoted in braces',
    'owners: { operator: { name: Ana, contact: "@ana" } }',
    { name: 'Kim, Bo' },
    'owners: { operator: { name: "Kim, Bo", contact: "@ana" } }',
  ],
  [
    'a comma is not quoted on a line',
    'owners:\n  operator:\n    name: Ana\n    contact: "@ana"',
    { name: 'Kim, Bo' },
    'owners:\n  operator:\n    name: Kim, Bo\n    contact: "@ana"',
  ],
  [
    'a colon is quoted',
    'owners:\n  operator:\n    name: Ana\n    contact: "@ana"',
    { name: 'Bo: lead' },
    'owners:\n  operator:\n    name: "Bo: lead"\n    contact: "@ana"',
  ],
  [
    'what would begin a comment is quoted',
    'owners: { operator: { name: Ana, contact: "@ana" } }',
    { name: '# Bo' },
    'owners: { operator: { name: "# Bo", contact: "@ana" } }',
  ],
  [
    'a handle for an address is quoted',
    'owners: { operator: ana@x.example }',
    { contact: '@ana' },
    'owners: { operator: "@ana" }',
  ],
  [
    'what YAML takes for no text is quoted',
    'owners:\n  operator:\n    name: Ana\n    contact: "@ana"',
    { name: 'null' },
    'owners:\n  operator:\n    name: "null"\n    contact: "@ana"',
  ],
  [
    'an alias follows its anchor',
    'owners:\n  operator: &a { name: Ana, contact: "@ana" }\n  technical: *a',
    { name: 'Bo' },
    'owners:\n  operator: &a { name: Bo, contact: "@ana" }\n  technical: *a',
  ],
  [
    'what an alias repeats is written once, however long it becomes',
    'owners:\n  operator: &a { name: Ana, contact: "@ana" }\n  champion: *a\n  sponsor: { <<: *a }',
    { name: 'Ana Maria Ruiz' },
    'owners:\n  operator: &a { name: Ana Maria Ruiz, contact: "@ana" }\n  champion: *a\n  sponsor: { <<: *a }',
  ],
  [
    'an alias of a text follows its anchor',
    'owners:\n  operator: &a Ana <ana@x.example>\n  technical: *a',
    { name: 'Bo' },
    'owners:\n  operator: &a Bo <ana@x.example>\n  technical: *a',
  ],
  [
    'an alias of what stays does not',
    'x-lead: &a Ana\nowners:\n  operator: *a',
    { name: 'Bo' },
    'x-lead: &a Ana\nowners:\n  operator: Bo',
  ],
  [
    'a text of several lines becomes one',
    'owners:\n  operator:\n    name: Ana\n      Ruiz\n',
    { name: 'Bo Kim' },
    'owners:\n  operator:\n    name: Bo Kim\n',
  ],
  [
    'a block keeps its form',
    'owners:\n  operator: |\n    Ana Ruiz <ana@x.example>\n',
    { name: 'Bo Kim' },
    'owners:\n  operator: |\n    Bo Kim <ana@x.example>\n',
  ],
] as const) {
  test(`when it is written: ${what}`, () => {
    const name = /Ana Ruiz|Ana\n\s+Ruiz/.test(before) ? 'Ana Ruiz' : /Ana/.test(before) ? 'Ana' : undefined;
    const contact = /@ana/.test(before) ? '@ana' : /ana@x.example/.exec(before)?.[0];
    const texts = renamed({ page: before }, { name, contact }, to);
    assert.equal(texts.page, after);
    assert.deepEqual(parseCharter(after).problems, []);
  });
}

test('where nothing changes, nothing is written anew', () => {
  const texts = {
    lines: 'owners:\n  operator: "Ana\n    Ruiz"\n',
    both: 'owners:\n  operator: { name: Ana Ruiz, contact: ana.ruiz@example.com }\n',
  };
  const [only] = renamePerson(pages(texts), ANA, { name: 'Ana Ruiz', contact: '@ana' });
  assert.deepEqual([only?.id, only?.edits.length], ['both', 1]);
});

const NAMES = [
  'Ana Ruiz',
  "Dara O'Neil",
  'Zoë Ångström',
  'Li Wei',
  'Jean-Luc Picard',
  'Ruiz, Ana',
  'Bo: Kim',
  'yes',
  'null',
];
const person = fc.record({
  name: fc.constantFrom(...NAMES),
  contact: fc.constantFrom('a@x.example', '@a-b', 'c+d@y.example'),
});

const mention = ({ name, contact }: { name: string; contact: string }): fc.Arbitrary<string> =>
  fc.constantFrom(
    `{ name: ${JSON.stringify(name)}, contact: ${JSON.stringify(contact)} }`,
    `{name: ${JSON.stringify(name)}, contact: ${JSON.stringify(contact)}, until: 2027-01-01} # ${name}`,
    `\n    # ${contact}\n    name: '${name.replaceAll("'", "''")}'\n    contact: ${JSON.stringify(contact)}   # reached`,
    JSON.stringify(`${name} <${contact}>`),
    JSON.stringify(contact),
  );

/** A page with comments, prose and line ends of its own around the owners. */
const page = (operator: string, technical: string, end: string, prose: string) =>
  `# ${prose}\ntitle: ${JSON.stringify(prose)}\nowners:\n  operator: ${operator}\n  technical: ${technical}\nproblem: { statement: ${JSON.stringify(prose)} }\n`.replaceAll(
    '\n',
    end,
  );

test('renamed and renamed back, every byte is as it was, and meanwhile only the person has changed', () => {
  const cases = fc
    .tuple(person, person, fc.constantFrom('Fay Free', 'Free, Fay', 'no'), fc.constantFrom('fay@z.example', '@fay'))
    .chain(([one, other, name, contact]) =>
      fc.tuple(
        fc.constant({ one, other, to: { name, contact } }),
        fc.array(fc.tuple(mention(one), mention(other), fc.constantFrom('\n', '\r\n')), { minLength: 1, maxLength: 3 }),
      ),
    );
  fc.assert(
    fc.property(cases, ([{ one, other, to }, owners]) => {
      fc.pre(one.contact !== other.contact && one.name !== other.name);
      const texts = Object.fromEntries(
        owners.map(([a, b, end], at) => [`page${at}`, page(a, b, end, `${one.name} and ${one.contact}`)]),
      );
      const there = renamed(texts, one, to);
      assert.deepEqual(renamed(there, to, one), texts);
      for (const [id, text] of Object.entries(there)) {
        assert.deepEqual(parseCharter(text).problems, []);
        const comments = (of: string) => of.match(/#.*$/gm)?.map((line) => line.replace(/.*(# .*)$/, '$1'));
        assert.deepEqual(comments(text), comments(texts[id]!));
        // The prose and the other person are untouched.
        assert.equal(text.split(/\r?\n/)[1], texts[id]!.split(/\r?\n/)[1]);
        const owner = (of: string) => pages({ x: of })[0]!.charter.field('owners.technical').node;
        assert.equal(JSON.stringify(plain(owner(text))), JSON.stringify(plain(owner(texts[id]!))));
      }
    }),
  );
});

function plain(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'span' || key === 'keySpan' ? undefined : value)));
}

test('a person is read from a text however it is written', () => {
  const read = (text: string) => parsePerson(text);
  assert.deepEqual(read(' Ana Ruiz <ana@x.example> '), { name: 'Ana Ruiz', contact: 'ana@x.example' });
  assert.deepEqual(read('<ana@x.example>'), { name: undefined, contact: 'ana@x.example' });
  assert.deepEqual(read('@ana'), { name: undefined, contact: '@ana' });
  assert.deepEqual(read('Ana Ruiz'), { name: 'Ana Ruiz', contact: undefined });
  assert.equal(read('  '), undefined);
});
