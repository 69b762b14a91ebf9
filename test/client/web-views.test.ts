import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readinessHtml } from '../../client/views/readiness-html.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FILES = globSync('{client,server}/**/*.ts', { cwd: root });
const HEAD = { script: 'page.js', styles: ['a.css'], styleSource: 'https://host', nonce: 'abc' };

suite('what a web view shows', () => {
  // Guard: pages are made of elements and text, so that nothing in a value becomes one.
  test('is made of elements and never of markup, and nothing is run that comes as text', () => {
    assert.ok(FILES.length > 300);
    for (const file of FILES) {
      const text = readFileSync(`${root}/${file}`, 'utf8');
      assert.doesNotMatch(
        text,
        /\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|srcdoc)\b|document\.write|\beval\(|new Function\b|enableCommandUris|isTrusted\s*[:=]\s*true/,
        file,
      );
    }
  });

  // Guard: the policy, and the escaping of what stands in the frame of the page.
  test('may load and run nothing but its own script and styles', () => {
    const page = readinessHtml(HEAD);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.match(policy ?? '', /^default-src 'none';/);
    assert.match(policy ?? '', /script-src 'nonce-abc'/);
    assert.doesNotMatch(policy ?? '', /unsafe|\*|data:|blob:/);
    assert.equal(page.match(/<script/g)?.length, 1);
    const hostile = readinessHtml({ ...HEAD, script: '"><script>alert(1)</script>', styles: ['"><img src=x>'] });
    assert.equal(hostile.match(/<script/g)?.length, 1);
    assert.doesNotMatch(hostile, /<img/);
  });

  // Guard: every page that is written or shown says what it may load.
  test('has a policy wherever a page is made', () => {
    const pages = FILES.filter((file) => /<!DOCTYPE html>/i.test(readFileSync(`${root}/${file}`, 'utf8')));
    assert.ok(pages.length >= 2, pages.join());
    for (const file of pages) assert.match(readFileSync(`${root}/${file}`, 'utf8'), /Content-Security-Policy/, file);
  });
});
