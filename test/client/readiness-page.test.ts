import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { PageMessage, ShowMessage } from '../../client/views/page/messages.ts';
import { readinessHtml } from '../../client/views/readiness-html.ts';
import { makeReport, reportContent, reportHtml } from '../../server/engine/index.ts';
import { printedHeight, TYPES } from '../../server/engine/report/page-type.ts';
import type { PageElement } from '../../server/protocol.ts';
import { accessibilityFlaws } from '../support/accessibility.ts';
import { hostile } from '../support/hostile.ts';
import { evaluatedText, page as pageFrom, reported } from '../support/report.ts';
import { THEMES } from '../support/themes.ts';
import { launchChromium } from '../vscode/hosts/chromium.ts';
import { pageOf } from './report.ts';

const root = join(import.meta.dirname, '../..');
const origin = 'http://page.test';
const TWO_STEPS = 'whenWrong: { detect: }\nturnoverTest: { date: TBD }';

const DECLARED = 'apiVersion: charter/v1\nname: x\nstatus: production\n';
const MUCH_TO_SAY = `
  status: pilot
  owners:
    operator: { name: Ana Ruiz and Sam Lee, contact: ana.ruiz@example.com }
    technical: { name: Data Committee, contact: ana.ruiz@example.com, kind: team, until: 2026-12-12 }
  inputs: { knownGaps: [{ gap: moved listings }, { gap: no prices of the islands }] }
  review: { volumePerWeek: 5000, checklist: review/nowhere.md }
  writeBack: { destination: copy-paste into the case system by e-mail, method: manual, minutesPerItem: 3 }
  governance: { modelVersion: { pinned: latest }, prompts: { path: prompts/nowhere.md } }
  adoption: { errorRate: { baseline: 3%, current: 8% } }
  funding: { as: production, released: 2027-08-01 }
`;

suite('the readiness page in a browser', () => {
  let browser: Browser;
  // One for all of them: it takes longer to start than to show any page.
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  async function withPage(use: (page: Page) => Promise<void>, viewport = { width: 1000, height: 800 }): Promise<void> {
    const page = await browser.newPage({ viewport });
    try {
      await use(page);
    } finally {
      await page.close();
    }
  }

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
        assert.equal(await page.locator('#export').isVisible(), false, 'of nothing there is nothing to export');

        await show(page, pageFrom(makeReport(evaluatedText(hostile.page))));
        assert.ok((await page.locator('h1').textContent())?.startsWith('<script>alert(1)</script>'));
        assert.equal(await page.locator('main img, main script').count(), 0);

        await show(page, pageOf(TWO_STEPS));
        assert.equal(await page.locator('h1').textContent(), 'Draft case text for suppressed listings');
        assert.equal(
          await page
            .locator('svg path.data')
            .first()
            .evaluate((node) => node.namespaceURI),
          'http://www.w3.org/2000/svg',
        );
        const step = page.locator('ol button', { hasText: 'Say how wrong output is noticed' });
        await page.locator('summary').click();
        await step.focus();
        const verdict = await page.locator('.verdict').evaluateHandle((node) => node.firstChild);
        await page.evaluate(() => window.scrollTo(0, 60));
        const top = await page.evaluate(() => window.scrollY);
        assert.ok(top > 0, 'the page is long enough to be scrolled');
        await show(page, pageOf('whenWrong: { detect: }'));
        assert.equal(await page.locator('ol button').count(), 1);
        assert.match(
          (await page.evaluate(() => document.activeElement?.textContent)) ?? '',
          /^Say how wrong output is noticed/,
        );
        assert.equal(await page.evaluate(() => window.scrollY), top);
        assert.equal(await page.locator('details').getAttribute('open'), '', 'what was opened stays open');
        assert.equal(
          await verdict.evaluate((node) => node?.isConnected),
          true,
          'the live region is written to, not replaced',
        );

        await page.keyboard.press('Enter');
        assert.equal(said.at(-1)?.type, 'reveal');
        await page.locator('#export').click();
        await page.locator('#print').click();
        assert.deepEqual(said.slice(-2), [{ type: 'export' }, { type: 'print' }]);
        assert.match((await page.evaluate(() => sessionStorage.getItem('state')))!, /"uri":"file:...w.charter.yaml"/);

        await show(page, [], 'This file is not a production charter.');
        assert.equal(await page.locator('main').innerText(), 'This file is not a production charter.');
        assert.deepEqual(alarms, []);
      },
      { width: 500, height: 300 },
    ));

  test('it comes back into view where it was read, and another charter is read from its beginning', () =>
    withPage(
      async (page) => {
        const top = () => page.evaluate(() => window.scrollY);
        await load(page);
        await show(page, pageOf(TWO_STEPS));
        await page.evaluate(
          () =>
            new Promise((resolve) => {
              window.addEventListener('scrollend', resolve);
              window.scrollTo(0, 150);
            }),
        );
        await page.reload();
        await show(page, [], 'The language server does not answer.');
        await show(page, pageOf(TWO_STEPS));
        assert.equal(await top(), 150);
        await show(page, pageOf('whenWrong:'), undefined, 'file:///w/other/charter.yaml');
        assert.equal(await top(), 0);
        await show(page, pageOf('whenWrong:'));
        assert.equal(await top(), 0);
      },
      { width: 500, height: 300 },
    ));

  test('the keyboard comes back to what it was at, and of another charter begins anew', () =>
    withPage(async (page) => {
      const at = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      // As VS Code does when another part of the window is worked in, and then the page again.
      const leave = () => page.evaluate(() => (document.activeElement as HTMLElement).blur());
      const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await load(page);
      await show(page, pageOf(TWO_STEPS));
      const step = page.locator('ol button', { hasText: 'Say how wrong output is noticed' });
      await step.focus();
      await leave();
      await show(page, pageOf('whenWrong: { detect: }'));
      await comeBack();
      assert.match(await at(), /^Say how wrong output is noticed/);

      await page.locator('#export').focus();
      await comeBack();
      assert.equal(await at(), 'Export', 'what has the focus keeps it');

      await step.focus();
      await leave();
      await show(page, pageOf('whenWrong: { detect: }'), undefined, 'file:///w/other/charter.yaml');
      await comeBack();
      assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    }));

  test('an accessibility engine finds nothing, in any theme, of any kind of page, nor on the page that is exported', () =>
    withPage(async (page) => {
      await load(page);
      const broken = pageFrom(makeReport(evaluatedText('apiVersion: charter/v1\nstatus: pilot\nname: "open\n')));
      const empty = pageFrom(makeReport(evaluatedText('')));
      for (const theme of Object.keys(THEMES)) {
        await paint(page, theme);
        for (const contents of theme === 'vscode-light' ? [pageOf(TWO_STEPS), broken, empty] : [pageOf(TWO_STEPS)]) {
          await show(page, contents, 'What is below may be out of date.');
          assert.deepEqual(await accessibilityFlaws(page), [], theme);
        }
      }
      // That it finds something where there is something.
      await page.evaluate(() => document.querySelector('.verdict')!.setAttribute('role', 'img'));
      assert.equal((await accessibilityFlaws(page)).length, 1);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setContent(reportHtml(reported(TWO_STEPS)));
        assert.deepEqual(await accessibilityFlaws(page), [], `exported, ${colorScheme}`);
      }
    }));

  test('in a narrow view, and at twice the size, nothing has to be scrolled sideways', () =>
    withPage(
      async (page) => {
        await load(page);
        await paint(page, 'vscode-dark');
        for (const size of ['13px', '26px']) {
          await page.evaluate((value) => document.documentElement.style.setProperty('--vscode-font-size', value), size);
          for (const fragment of [TWO_STEPS, `name: ${'a'.repeat(100)}\ntitle: ${'b'.repeat(100)}`]) {
            await show(page, pageOf(fragment));
            assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 300, `${size}: ${fragment}`);
          }
        }
      },
      { width: 300, height: 600 },
    ));

  test('in a narrow view the title has the whole width, below the buttons', () =>
    withPage(
      async (page) => {
        await load(page);
        await show(page, pageOf());
        const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
        const buttons = await box('.tools');
        assert.ok((await box('h1')).y >= buttons.y + buttons.height);
      },
      { width: 280, height: 600 },
    ));

  test('the dots of a list stand inside the page', () =>
    withPage(async (page) => {
      const waived =
        'turnoverTest: { result: pending }\nwaivers: [{ check: turnover-test-passed, reason: r, until: 2027-01-31, approvedBy: l@x.example }]';
      await page.setContent(reportHtml(reported(waived)));
      const inside = (selector: string) =>
        page.evaluate(
          (wanted) => Number.parseFloat(getComputedStyle(document.querySelector(wanted)!).paddingLeft),
          selector,
        );
      assert.ok((await inside('section[aria-labelledby=section-waivers] ul')) >= 15);
      assert.equal(await inside('ul.checks'), 0, 'of those without dots nothing is moved');
    }));

  test('the page to print asks for a printer once it is there', () =>
    withPage(async (page) => {
      const printed: string[] = [];
      await page.exposeFunction('printed', (title: string) => void printed.push(title));
      await page.addInitScript(() => {
        Object.assign(globalThis, {
          print: () => (globalThis as unknown as { printed(title: string): void }).printed(document.title),
        });
      });
      const html = reportHtml(reported(), { prints: true });
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
      await page.goto(`${origin}/`);
      assert.deepEqual(printed, ['Draft case text for suppressed listings']);
    }));

  test('the exported page is one page of paper: of a whole charter, of an empty one, and of one with much to say of it', () =>
    withPage(async (page) => {
      const told = reported(MUCH_TO_SAY);
      assert.ok(told.findings.flatMap(({ findings }) => findings).length >= 15);
      for (const report of [reported(), makeReport(evaluatedText('')), makeReport(evaluatedText(DECLARED)), told]) {
        await page.setContent(reportHtml(report));
        for (const format of ['A4', 'Letter']) assert.equal(await sheets(page, format), 1, `${report.name}, ${format}`);
      }
      // That what does not fit is on the next.
      await page.setContent(reportHtml(makeReport(evaluatedText(`name: ${'long '.repeat(4000)}`))));
      assert.ok((await sheets(page, 'A4')) > 1);
    }));

  test('a printed page is not higher than it was taken to be', () =>
    withPage(
      async (page) => {
        await page.emulateMedia({ media: 'print' });
        for (const report of [reported(), makeReport(evaluatedText('')), reported(MUCH_TO_SAY)]) {
          await page.setContent(reportHtml(report));
          const content = reportContent(report, { interactive: false });
          for (const [index, type] of TYPES.entries()) {
            const pixels = await page.evaluate(
              (kind) => {
                const main = document.querySelector('main')!;
                main.className = kind;
                return main.getBoundingClientRect().height;
              },
              `type-${index}${type.brief ? ' brief' : ''}`,
            );
            const taken = printedHeight(content, type, 527.25);
            assert.ok(taken > pixels * 0.75 && taken < pixels * 0.75 * 1.1, `${taken} for ${pixels * 0.75}`);
          }
        }
      },
      { width: 703, height: 800 },
    ));
});

async function sheets(page: Page, format: string): Promise<number> {
  const pdf = (await page.pdf({ format, preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)!.length;
}

/** Loads the page as the panel makes it, and returns what it says. */
async function load(page: Page): Promise<PageMessage[]> {
  const said: PageMessage[] = [];
  const html = readinessHtml({
    script: '/page.js',
    styles: ['/report.css', '/readiness.css'],
    styleSource: origin,
    nonce: 'n',
  });
  const style = (name: string) => ['text/css', readFileSync(join(root, 'client/media', name), 'utf8')] as const;
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', readFileSync(join(root, 'dist/readiness-page.js'), 'utf8')],
    '/report.css': style('report.css'),
    '/readiness.css': style('readiness.css'),
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
        getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
        setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
      }),
    });
  });
  await page.goto(`${origin}/`);
  return said;
}

/** Sets the colours of a theme, as an editor does. */
async function paint(page: Page, theme: string): Promise<void> {
  await page.evaluate(
    ([name, colours]) => {
      const { style } = document.documentElement;
      style.cssText = '--vscode-font-family: sans-serif; --vscode-font-size: 13px';
      for (const [key, value] of Object.entries(colours)) style.setProperty(`--vscode-${key}`, value);
      document.body.className = name;
    },
    [theme, THEMES[theme]!] as const,
  );
}

async function show(
  page: Page,
  contents: readonly PageElement[],
  notice?: string,
  uri = 'file:///w/charter.yaml',
): Promise<void> {
  const message: ShowMessage = { type: 'show', uri, page: contents, notice };
  await page.evaluate((data) => {
    window.postMessage(data, '*');
    // Behind the message, so that it has been handled.
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, message);
}
