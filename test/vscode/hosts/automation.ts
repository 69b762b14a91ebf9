import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

// Native modules, and a part of another program, that the server from npm does without.
const expected = /Could not locate the bindings file|Cannot find module '(.*\.node'|\.\/build\/)|serviceWorker\.js/;

const size = { width: 1280, height: 800 };

/** Loads a page of VS Code which runs tests inside; passes on the extension host's console and returns the exit code. */
export async function runTestsAt(url: string, print: (line: string) => void, deadline = 300_000): Promise<number> {
  return withPage(async (page) => {
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
    return await use(await browser.newPage({ viewport }));
  } finally {
    await browser.close();
  }
}
