import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { indexLines } from '../../server/engine/index.ts';
import { assertSound } from '../support/sound.ts';

const HEAD = 'apiVersion: charter/v1\nstatus: research\n';

/** How a title may be written, and what it then is. */
const UNDERSTOOD: readonly (readonly [what: string, text: string, title: string])[] = [
  ['a plain text', 'title: a b\n', 'a b'],
  ['a plain text over lines', 'title: a\n  b\n', 'a b'],
  ['single quotes', "title: 'it''s: a'\n", "it's: a"],
  ['double quotes with escapes', 'title: "a\\tb\\u00e9\\x41\\U0001F600"\n', 'a\tbéA😀'],
  ['double quotes over lines', 'title: "a\\\n  b\n\n  c"\n', 'ab\nc'],
  ['a literal block', 'title: |\n  a\n  b\n', 'a\nb\n'],
  ['a literal block without its end', 'title: |-\n  a\n  b\n\n', 'a\nb'],
  ['a block with its own indentation', 'title: |2-\n    a\n', '  a'],
  ['a folded block', 'title: >-\n  a\n  b\n\n  c\n', 'a b\nc'],
  ['a folded block that keeps its end', 'title: >+\n  a\n\n', 'a\n\n'],
  ['a comment behind the head of a block', 'title: | # why\n  a # b\n', 'a # b\n'],
  ['an anchor and an alias', 'x-a: &it words\ntitle: *it\n', 'words'],
  ['an anchor that is given anew', 'x-a: &it one\nx-b: &it two\ntitle: *it\n', 'two'],
  ['a tag', 'title: !!str 5\n', '5'],
  ['a tag of ones own', 'title: !mine words\n', 'words'],
  ['a tag with its whole name', 'title: !<tag:yaml.org,2002:str> words\n', 'words'],
  ['a key in quotes', '"title": a\n', 'a'],
  ['a key with an escape', '"ti\\x74le": a\n', 'a'],
  ['a key behind a question mark', '? title\n: a\n', 'a'],
  ['a key with an anchor', '&k title: a\n', 'a'],
  ['white space in front of the colon', 'title : a\n', 'a'],
  ['a tab behind the colon', 'title:\ta\n', 'a'],
  ['a comment in between', 'title: # why\n  a\n', 'a'],
  ['a merge', 'x-a: &a { title: a }\n<<: *a\n', 'a'],
  ['a merge of several', 'x-a: &a { title: a }\nx-b: &b { title: b }\n<<: [*a, *b]\n', 'a'],
  ['a merge that a key of ones own goes before', 'x-a: &a { title: a }\n<<: *a\ntitle: own\n', 'own'],
  ['emoji and text beyond the basic plane', 'title: 👩‍👩‍👧 𝒳\n', '👩‍👩‍👧 𝒳'],
  ['combining marks', 'title: e\u0301\n', 'e\u0301'],
  ['U+2028, U+2029 and NEL, which end no line', 'title: a\u2028b\u2029c\u0085d\n', 'a\u2028b\u2029c\u0085d'],
];

suite('a value is understood that is written as', () => {
  for (const [what, text, title] of UNDERSTOOD)
    for (const end of ['\n', '\r\n', '\r'])
      for (const mark of ['', '\uFEFF'])
        test(`${what}, lines ended by ${JSON.stringify(end)}${mark && ', with a byte order mark'}`, () => {
          const page = mark + (HEAD + text).replaceAll('\n', end);
          const { charter } = assertSound(page);
          assert.deepEqual(charter.document.problems, []);
          // White space around a value is no part of it.
          assert.equal(charter.field('title').text, title.trim());
        });

  for (const [what, page] of [
    ['a map in braces', '{ apiVersion: charter/v1, status: research, "title":a, }'],
    ['braces over lines, with comments', '{ apiVersion: charter/v1, # one\n status: research,\n\n title: a # two\n}\n'],
    ['JSON', '{"apiVersion":"charter/v1","status":"research","title":"a"}'],
    ['the block of a document', `---\n${HEAD}title: a\n...\n`],
    ['a document behind a directive', `%YAML 1.2\n---\n${HEAD}title: a\n`],
    ['a document behind a tag directive', `%TAG !e! tag:example.com,2000:\n---\n${HEAD}title: !e!x a\n`],
    ['a document that begins on its marker', `--- # here\n${HEAD}title: a\n`],
    ['braces in a block', `${HEAD}title: a\nworkflow: { trigger: b, output: [c] }\n`],
    ['lists without indentation', `${HEAD}title: a\ninputs:\n  knownGaps:\n  - gap: b\n    plan: c\n`],
  ] as const)
    test(what, () => {
      const { charter } = assertSound(page);
      assert.deepEqual(charter.document.problems, []);
      assert.equal(charter.field('title').text, 'a');
    });
});

/** What is not YAML, or not meant by anybody: told in one place, which is marked by its words. */
const REPORTED: readonly (readonly [what: string, text: string, at: string])[] = [
  ['a tab in front', '\ttitle: a\n', '\t'],
  ['an alias of nothing', 'title: *it\n', '*it'],
  ['an alias inside what it repeats', 'x-a: &it [*it]\n', '*it'],
  ['a list as a key', '? [a]\n: b\n', '[a]'],
  ['a key twice', 'title: a\ntitle: b\n', 'title'],
  ['a quote without its end', 'title: "a\n', '"a'],
  ['a bracket without its end', 'title: [a\n', '[a'],
  ['a reserved sign', 'title: @a\n', '@a'],
  ['a directive in the middle', 'title: %a\n', '%a'],
  ['NUL', 'title: a\0b\n', '\0'],
];

suite('in its place is reported', () => {
  for (const [what, text, at] of REPORTED)
    for (const before of ['', 'x-own: 👩‍👩‍👧 𝒳 e\u0301 \u2028 \u0085\n'])
      test(`${what}${before && ', behind text beyond the basic plane'}`, () => {
        const page = HEAD + before + text;
        const { findings } = assertSound(page);
        const syntax = findings.filter(({ check }) => check === 'yaml-syntax');
        assert.equal(syntax.length, 1, syntax.map(({ message }) => message).join('\n'));
        const { span } = syntax[0]!;
        assert.ok(
          page.slice(span.start).startsWith(at[0]!) || page.slice(span.start, span.end).includes(at),
          page.slice(span.start, span.end),
        );
        const { line } = indexLines(page).position(span.start);
        assert.ok(line >= 2 + (before ? 1 : 0), 'on its line: no other character ends one');
      });

  test('a place is counted in UTF-16 units', () => {
    const page = `${HEAD}workflow: { trigger: 👩‍👩‍👧𝒳e\u0301, output: TBD }\n`;
    const { findings } = assertSound(page);
    const { span } = findings.find(({ check }) => check === 'workflow-clear')!;
    assert.equal(page.slice(span.start, span.end), 'TBD');
    assert.deepEqual(indexLines(page).position(span.start), {
      line: 2,
      character: page.split('\n')[2]!.indexOf('TBD'),
    });
  });

  test('a second document, whose byte order mark is no part of a key', () => {
    const { charter } = assertSound(`${HEAD}title: a\n---\n\uFEFFtitle: b\n`);
    assert.equal(charter.document.furtherDocuments.length, 1);
    assert.equal(charter.field('title').text, 'a');
  });
});
