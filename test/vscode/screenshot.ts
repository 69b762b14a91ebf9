import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { serveVsCode } from '../../.scripts/vscode-web/serve.ts';
import { withPage } from './hosts/automation.ts';
import { startServer } from './hosts/node/server.ts';

/** What a module of steps exports by default: what to do in VS Code before the picture is taken. */
export type Steps = (page: Page, vscode: Actions) => Promise<void>;

/** What a person does in VS Code. */
export interface Actions {
  /** Runs a command by its title in the command palette. */
  command(title: string): Promise<void>;
  /** Opens a file of the workspace by its path. */
  open(path: string): Promise<void>;
  /** Takes a picture more than the last one. */
  picture(file: string): Promise<void>;
}

const usage = `usage: node test/vscode/screenshot.ts --out FILE.png [--host web|node] [--workspace FOLDER] [--open PATH]
         [--theme "NAME"] [--size WIDTHxHEIGHT] [--steps MODULE.ts]

Opens a copy of the workspace in VS Code with the built extension, does the steps and writes what is seen.
A module of steps: export default async (page, { command, open, picture }) => { … }`;

const root = resolve(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    host: { type: 'string', default: 'web' },
    workspace: { type: 'string', default: join(import.meta.dirname, 'workspace') },
    open: { type: 'string' },
    theme: { type: 'string', default: 'Default Dark Modern' },
    size: { type: 'string', default: '1280x800' },
    steps: { type: 'string' },
  },
});
const [width = Number.NaN, height = Number.NaN] = values.size.split('x').map(Number);
if (!values.out || !['web', 'node'].includes(values.host) || !(width > 0 && height > 0)) {
  console.error(usage);
  process.exit(2);
}
const out = values.out;

const copy = mkdtempSync(join(tmpdir(), 'charter-picture-'));
const workspace = join(copy, basename(resolve(values.workspace)));
cpSync(values.workspace, workspace, { recursive: true });
const vscode = await (values.host === 'web' ? inWeb() : inNode());
try {
  await withPage(take, { width, height });
} finally {
  await vscode.close();
  rmSync(copy, { recursive: true, force: true });
}

async function take(page: Page): Promise<void> {
  page.setDefaultTimeout(30_000);
  const actions = actionsOn(page);
  try {
    await page.goto(vscode.url);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    if (values.open) await actions.open(values.open);
    if (values.steps) {
      const { default: steps }: { default: Steps } = await import(pathToFileURL(resolve(values.steps)).href);
      await steps(page, actions);
    }
  } finally {
    // Of a step that failed, too: the picture says more than the error.
    await actions.picture(out);
  }
}

function actionsOn(page: Page): Actions {
  return {
    async command(title) {
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input[type=text]');
      // The box holds the `>` that makes it the palette of commands.
      await input.pressSequentially(title);
      await page.locator('.quick-input-list .label-name').getByText(title, { exact: true }).first().click();
    },
    async open(path) {
      // Not by name: an in-memory workspace cannot be searched.
      await page.keyboard.press('Control+Shift+E');
      let above = -1;
      for (const [depth, name] of path.split('/').entries()) above = await expand(page, name, depth + 1, above);
      await page.locator('.tab.active', { hasText: basename(path) }).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
    async picture(file) {
      await page.screenshot({ path: file });
      console.log(file);
    },
  };
}

/** Opens an entry of the explorer, the first of its name below another, and returns where it stands. */
async function expand(page: Page, name: string, level: number, above: number): Promise<number> {
  const rows = page.locator(`.explorer-folders-view .monaco-list-row[aria-level="${level}"]`);
  const named = rows.filter({ has: page.getByText(name, { exact: true }) });
  await named.first().waitFor();
  for (const row of await named.all()) {
    const index = Number(await row.getAttribute('data-index'));
    if (index <= above) continue;
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    if ((await row.getAttribute('aria-expanded')) !== null)
      await page.locator(`#${await row.getAttribute('id')}[aria-expanded=true]`).waitFor();
    return index;
  }
  throw new Error(`the explorer shows no ${name}`);
}

async function inWeb(): Promise<{ readonly url: string; close(): Promise<void> }> {
  return serveVsCode({ workspace, theme: values.theme });
}

async function inNode(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = await startServer({ 'workbench.colorTheme': values.theme });
  return { url: server.url({ workspace, extension: root }), close: server.close };
}
