import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { escapeHtml, html } from '../../../server/cli/markup/html.ts';
import { code, escapeMarkdown } from '../../../server/cli/markup/markdown.ts';
import { escapeXml } from '../../../server/cli/markup/xml.ts';
import { visible } from '../../../server/cli/terminal/visible.ts';
import { readXml } from '../reporters/read-xml.ts';

/** Texts in which what is to be escaped is frequent. */
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()<>|~&$#+-=.:!@ 1ax;"\'/\n\t\0\x1b\ud800\uffff\u202e') }),
  fc.string({ unit: 'binary' }),
);

const gfmToHtml = (text: string) =>
  micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  return 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** As a browser shows it: runs of spaces are one, what has no width is not seen, and what is no character is one mark. */
const shown = (text: string) =>
  text
    .toWellFormed()
    .replace(/\p{Noncharacter_Code_Point}/gu, '\uFFFD')
    .replaceAll('\u200B', '')
    .replace(/\s+/g, ' ')
    .trim();

suite('text stays text', () => {
  test('in HTML', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const page = parse(`<!DOCTYPE html><p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`);
        assert.equal(shown(textOf(page)), shown(visible(text)));
      }),
    );
  });

  test('in a template of HTML, whatever is not made by one', () => {
    const list = ['<a>', '&'];
    assert.equal(
      html`<b title="${'"'}">${'<i>'}${1}${list.map((item) => html`<li>${item}</li>`)}</b>`.markup,
      '<b title="&quot;">&lt;i&gt;1<li>&lt;a&gt;</li><li>&amp;</li></b>',
    );
  });

  test('in XML, without what XML cannot hold', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const escaped = escapeXml(text);
        const [element] = readXml(`<a b="${escaped}">${escaped}</a>`).elements;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold.
        const expected = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '');
        assert.equal(element?.text, expected);
        assert.equal(element?.attributes.b, expected);
      }),
    );
  });

  test('in a line of Markdown, and in the cell of a table', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const item = parseFragment(gfmToHtml(`- ${escapeMarkdown(text)}x`));
        assert.equal(shown(textOf(item)), shown(`${visible(text).trim()}x`));
        // An address is a link to itself.
        assert.doesNotMatch(gfmToHtml(`- ${escapeMarkdown(text)}x`), /<(?!\/?(?:ul|li)\b|a href="mailto:|\/a>)/);
        const table = gfmToHtml(`| a | b |\n| --- | --- |\n| x${escapeMarkdown(text)}x | ${code(text)} |`);
        assert.equal(table.match(/<td/g)?.length, 2);
        // With the letter before it the text may be an address.
        assert.match(table, /<td>(?:<a href="mailto:[^"]*">)?x/);
      }),
    );
  });

  test('in code of Markdown', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const item = gfmToHtml(`- x ${code(text)} x`);
        assert.equal(shown(textOf(parseFragment(item))), shown(`x ${visible(text).toWellFormed()} x`));
        assert.doesNotMatch(item, /<(?!\/?(?:ul|li|code)\b)/);
      }),
    );
  });
});

test('people and issues are not called', () => {
  for (const [text, escaped] of [
    ['@sam-lee', '@&#8203;sam-lee'],
    ['ana.ruiz@example.com', 'ana.ruiz@example.com'],
    ['org/repo#12', 'org/repo#&#8203;12'],
    ['GH-12', 'GH&#8203;-12'],
    ['!12', '!&#8203;12'],
    ['a @ b # c', 'a @ b # c'],
  ] as const)
    assert.equal(escapeMarkdown(text), escaped);
});
