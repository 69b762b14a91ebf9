import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAnyPage } from '../../../server/engine/document/any-page.ts';
import { readPlainPage } from '../../../server/engine/document/plain-page.ts';
import { newCharter, parseCharter, plainText } from '../../../server/engine/index.ts';
import { completePage } from '../../support/page.ts';

/** The first words of the sections of a page that are left to the library. */
function leftOf(text: string): string[] {
  const left: string[] = [];
  const root = readPlainPage(text, (start, end) => {
    left.push(text.slice(start, text.indexOf(':', start)).trimEnd());
    const entry = { key: text.slice(start, end), keySpan: { start, end }, value: undefined, merged: false };
    return { kind: 'map', span: { start, end }, flow: false, entries: [entry], byKey: new Map([[entry.key, entry]]) };
  });
  return root ? left : ['all of it'];
}

suite('what of a page is read as plain', () => {
  const section = (text: string) => `name: a\n${text}\nstatus: pilot\n`;
  const plain: Readonly<Record<string, string>> = {
    'a complete page': completePage,
    'with the line ends of Windows': completePage.replaceAll('\n', '\r\n'),
    'behind the mark of a document': `--- # the page\n${completePage}`,
    'behind comments and the mark of a document': `# one\n\n \t\n#---\n---\n\n${completePage}`,
    'behind comments': `# one\n\n  # two\n${completePage}`,
    'without a line end': completePage.trimEnd(),
    'a list under its key': section('tiers:\n- a\n- name: b\n  share: 1\n-\n  name: c'),
    blanks: section('owners: { operator: , technical: {} }\nreview:\nwaivers: []'),
    'braces over lines': section('tiers: [\n    { name: a, # one\n      share: 1 },\n  ]'),
    quotes: section(`title: "a \\"b\\" \\u00e9" # c\noutput: 'it''s: # no comment'`),
    'a text over lines': section('it: one\n  two\n\n\n    - three # c\nthat:\n- a\n b'),
    'words with marks inside': section('when: confidence >= 0.9, a:b#c'),
  };
  for (const [name, text] of Object.entries(plain)) {
    test(name, () => assert.deepEqual(leftOf(text), []));
  }

  const others: Readonly<Record<string, string>> = {
    'a folded text': 'it: >\n  one\n  two',
    'a text over lines with a comment in it': 'it: one # c\n  two',
    'a text over lines with a line that is a comment': 'it: one\n  # c\n  two',
    'a text that goes on with a key': 'it: one\n  two: three',
    'quotes that a text goes on behind': 'it: "a"\n  b',
    'braces that a text goes on behind': 'it: { a: b }\n  c',
    'a quoted text over lines': 'it: "one\n  two"',
    'a text in single quotes over lines': "it: 'one\n  two'",
    'a quoted text whose line ends in a backslash': 'it: "one\\\n  two"',
    'an alias': 'it: *a',
    'a colon in front of what closes braces': 'it: { a: b:}',
    'a colon in front of a comma': 'it: [a:, b]',
    'a comment further in than the value above it, and one less': 'it:\n  a: b\n    # c\n# d',
    'a tag': 'it: !mine a',
    'a key in quotes': 'it:\n  "a": b',
    'a key with a space in front of its colon': 'it : a',
    'a key that is written twice': 'it: { a: 1, a: 2 }',
    'a merged map': 'it:\n  <<: a',
    'a colon in a text': 'it: a: b',
    'braces that nobody closes': 'it: { a: 1',
    'a tab': 'it: a\tb',
    'a tab between quotes, beside an escape': 'it: "a\tb\\n"',
    'an escape that only YAML has': 'it: "\\x41"',
    'no value in a list': 'it:\n  -',
    'a comment further in than the value above it': 'it:\n  a: b\n    # c',
  };
  for (const [name, text] of Object.entries(others)) {
    test(`not ${name}, and the rest is`, () => assert.deepEqual(leftOf(section(text)), ['it']));
  }

  for (const text of ['', '# c\n', '- a\n', '{ a: b }\n', '"a": b\n', '  a: b\n', 'a: b\r'])
    test(`nothing of ${JSON.stringify(text)}`, () => assert.deepEqual(leftOf(text), ['all of it']));

  test('no page that amounts to more values than are read, which the library says', () => {
    const few = `a: [${'x,'.repeat(199_990)}]\n`;
    assert.deepEqual(leftOf(few), []);
    assert.equal(parseCharter(few).problems.length, 0);
    const many = `a: [${'x,'.repeat(200_001)}]\n`;
    assert.deepEqual(leftOf(many), ['all of it']);
    assert.deepEqual(
      parseCharter(many).problems.map(({ message }) => message),
      ['There are more than 200,000 values here, and a charter is one page. Take out what is no part of it.'],
    );
    // Nor one so long that a section which is not counted might be too much.
    const long = `a: ${'x'.repeat(400_000)}\nb: "\\x41"\n`;
    assert.deepEqual(leftOf(long), ['all of it']);
    assert.deepEqual(parseCharter(long).root, readAnyPage(long).root);
  });

  test('a text in quotes of any length, with escapes', () => {
    const long = 'x'.repeat(20_000_000);
    const { root } = parseCharter(`title: "\\n${long}"\n`);
    assert.equal(root?.kind === 'map' && root.byKey.get('title')?.value?.kind, 'scalar');
  });

  test('a page begins where its first entry does, whoever reads it', () => {
    for (const text of [
      '!!str # c\n\n# c\n"name": a\nstatus: pilot\n',
      '\t # c\nname: a\n',
      '!!map\nname: a\n',
      '<<: word\n\nname: a\n',
      'name: a\n<<: word\n',
      'name: a\n!!str\n60%: b\n',
      'name: a\n# c\n:\n',
      'name: a\n"b": c\n',
      '"name": a\n',
    ])
      assert.deepEqual(parseCharter(text).root, readAnyPage(text).root, text);
  });

  test('a section ends before the next one, or the library reads the page', () => {
    for (const text of ['name: a\noperator:\n  ? |\ninputs:\n', 'a:\n\n- ? x\n- word\n\nowners: word'])
      assert.deepEqual(parseCharter(text).root, readAnyPage(text).root, text);
  });

  test('a new charter, whatever was answered', () => {
    const answers = { title: 'Sort: the mail', statement: 'It takes "hours"', operator: 'Ana Ruiz <ana@example.com>' };
    assert.deepEqual(leftOf(plainText(newCharter('mail'))), []);
    assert.deepEqual(leftOf(plainText(newCharter('mail', answers))), []);
  });
});
