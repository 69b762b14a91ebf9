import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

// Native modules, and a part of another program, that the server from npm does without.
const expected = /Could not locate the bindings file|Cannot find module '(.*\.node'|\.\/build\/)|serviceWorker\.js/;

const PROXIED = /^http:\/\/127\.0\.0\.1:\d+\/proxy\/(\d+)(\/.*)$/;

const size = { width: 1280, height: 800 };

/**
 * Loads a page of VS Code which runs tests inside; passes on the extension host's console and returns the exit code.
 * @param printed is told the title of a page that asks for a printer
 */
export async function runTestsAt(
  url: string,
  print: (line: string) => void,
  printed: (title: string) => void = () => {},
  deadline = 300_000,
): Promise<number> {
  return withPage(async (page) => {
    await page.context().exposeFunction('printedPage', printed);
    await page.context().addInitScript(() => {
      const context = globalThis as unknown as { printedPage(title: string): void };
      Object.assign(globalThis, { print: () => context.printedPage(document.title) });
    });
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<number>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${deadline / 1000} seconds`)), deadline);
      page.on('crash', () => reject(new Error('the page crashed')));
      // VS Code calls this and the next for its own smoke tests.
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      const said = args.join(' ');
      if (!expected.test(said)) print(type === 'log' ? said : `[${type}] ${said}`);
    });
    page.on('pageerror', (error) => print(`[page] ${error.stack ?? error.message}`));
    try {
      await Promise.race([page.goto(url), ended]);
      return await ended;
    } finally {
      clearTimeout(timer);
    }
  });
}

/** Lends a page of a fresh browser and closes the browser after it. */
export async function withPage<T>(use: (page: Page) => Promise<T>, viewport = size): Promise<T> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport });
    // The program around VS Code's server would pass these on to other ports of its machine; only the server runs here.
    await page.context().route(PROXIED, async (route) => {
      const [, port, path] = PROXIED.exec(route.request().url())!;
      await route.fulfill({ response: await route.fetch({ url: `http://127.0.0.1:${port}${path}` }) });
    });
    return await use(page);
  } finally {
    await browser.close();
  }
}
