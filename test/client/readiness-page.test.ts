import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PageMessage, ShowMessage } from '../../client/views/page/messages.ts';
import { readinessHtml } from '../../client/views/readiness-html.ts';
import type { ReadinessReport } from '../../server/protocol.ts';
import { withPage } from '../vscode/hosts/automation.ts';
import { readiness } from './report.ts';

const root = join(import.meta.dirname, '../..');
const origin = 'http://page.test';

suite('the readiness page in a browser', () => {
  test('it shows, follows, leads to places, and lets nothing else run', () =>
    withPage(
      async (page) => {
        const said = await load(page);
        const alarms: string[] = [];
        page.on('dialog', (dialog) => {
          alarms.push(dialog.message());
          void dialog.dismiss();
        });
        assert.deepEqual(said, [{ type: 'ready' }]);

        const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>';
        await show(page, readiness({ title: hostile }));
        assert.equal(await page.locator('h1').textContent(), hostile);
        assert.equal(await page.locator('main img, main script').count(), 0);

        await show(page, readiness());
        assert.equal(await page.locator('h1').textContent(), 'Draft case text');
        const step = page.locator('ol button', { hasText: 'Say it.' });
        await step.focus();
        await step.evaluate((node) => node.setAttribute('data-was', 'here'));
        await page.evaluate(() => window.scrollTo(0, 60));
        const top = await page.evaluate(() => window.scrollY);
        assert.ok(top > 0, 'the page is long enough to be scrolled');
        await show(page, readiness({ next: readiness().next.slice(1), declared: 'research' }));
        assert.equal(await page.locator('ol button').count(), 1);
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Say it.');
        assert.equal(await page.evaluate(() => window.scrollY), top);

        await page.keyboard.press('Enter');
        assert.deepEqual(said.at(-1), { type: 'reveal', range: readiness().next[1]!.range });
        assert.equal(await page.evaluate(() => sessionStorage.getItem('state')), '{"uri":"file:///w/charter.yaml"}');
        assert.deepEqual(alarms, []);
      },
      { width: 500, height: 300 },
    ));
});

/** Loads the page as the panel makes it, and returns what it says. */
async function load(page: Page): Promise<PageMessage[]> {
  const said: PageMessage[] = [];
  const html = readinessHtml({ script: '/page.js', style: '/page.css', styleSource: origin, nonce: 'n' });
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', readFileSync(join(root, 'dist/readiness-page.js'), 'utf8')],
    '/page.css': ['text/css', readFileSync(join(root, 'client/media/readiness.css'), 'utf8')],
  };
  await page.route('**/*', (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? [];
    return route.fulfill(body === undefined ? { status: 404 } : { contentType, body });
  });
  await page.exposeFunction('say', (message: PageMessage) => void said.push(message));
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => (globalThis as unknown as { say(m: unknown): void }).say(message),
        setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
      }),
    });
  });
  await page.goto(`${origin}/`);
  return said;
}

async function show(page: Page, report: ReadinessReport): Promise<void> {
  const message: ShowMessage = {
    type: 'show',
    uri: 'file:///w/charter.yaml',
    file: 'charter.yaml',
    report,
    notice: undefined,
  };
  await page.evaluate((data) => {
    window.postMessage(data, '*');
    // Behind the message, so that it has been handled.
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, message);
}
