import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { escapeHtml, makeReport, reportHtml } from '../../../server/engine/index.ts';
import { PRINT_SCRIPT, PRINT_SCRIPT_HASH } from '../../../server/engine/report/page-html.ts';
import { STYLE, STYLE_HASH } from '../../../server/engine/report/style.ts';
import { hostile } from '../../support/hostile.ts';
import { evaluatedText, reported } from '../../support/report.ts';

suite('the report as HTML', () => {
  test('it loads nothing and runs nothing: its policy allows its own style alone', () => {
    const html = reportHtml(reported());
    assert.ok(
      html.includes(`content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'"`),
    );
    assert.equal(STYLE_HASH, `sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    assert.ok(html.includes(`<style>${STYLE}</style>`));
    assert.doesNotMatch(html, /<script|<link|<img|\son\w+=|\sstyle=|(?:src|href)=|url\(|@import/i);
  });

  test('one that prints by itself runs that, and nothing else', () => {
    const html = reportHtml(reported(), { prints: true });
    const policy = `default-src 'none'; script-src '${PRINT_SCRIPT_HASH}'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
    assert.ok(html.includes(`content="${policy}"`));
    assert.equal(PRINT_SCRIPT_HASH, `sha256-${createHash('sha256').update(PRINT_SCRIPT).digest('base64')}`);
    assert.deepEqual(html.match(/<script.*/g), [`<script>${PRINT_SCRIPT}</script>`]);
    const plain = html
      .replace(`\n<script>${PRINT_SCRIPT}</script>`, '')
      .replace(`script-src '${PRINT_SCRIPT_HASH}'; `, '');
    assert.equal(plain, reportHtml(reported()));
  });

  test('what a charter says is text, whatever it says', () => {
    const html = reportHtml(makeReport(evaluatedText(hostile.page), { file: hostile.text }));
    const body = html.slice(html.indexOf('<body>'));
    assert.doesNotMatch(
      body,
      /<(?!\/?(?:body|html|main|header|section|div|span|h[123]|p|dl|dt|dd|ul|ol|li|em|svg|path|text|tspan|rect|line|details|summary|table|thead|tbody|tr|th|td)[\s>])/,
    );
    assert.ok(body.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    assert.doesNotMatch(html, /<title>[^<]*<(?!\/title>)/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be gone
    assert.doesNotMatch(html, /[\u0000-\u0008]/);
  });

  // Guard: a page may be printed where a build service takes a line for a command.
  test('no text ends a line', () => {
    assert.equal(
      escapeHtml('a\n::error::b\r\nc\rd\u2028e ##[x] ##vso[y]'),
      'a&#10;::error::b&#10;c&#10;d&#8232;e &#35;#[x] &#35;#vso[y]',
    );
  });

  test('it is the same for the same charter and the same day', () => {
    assert.equal(reportHtml(reported()), reportHtml(reported()));
  });
});
