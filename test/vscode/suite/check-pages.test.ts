import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticOf, fixFor, openText, remove } from './charter.ts';
import { closeAll, diagnosticsUntil, until } from './support.ts';

const text = 'apiVersion: charter/v1\nname: pages\nstatus: pilot\nowners:\n  operator: TBD\n  technical: TBD\n';

suite('check pages', () => {
  teardown(async () => {
    await closeAll();
    await remove('pages');
  });

  test('a diagnostic leads to the page of its check, and has its quick fixes', async () => {
    const { document } = await openText('pages/charter.yaml', text);
    const { uri } = document;
    await diagnosticsUntil(uri, 'findings', (found) => found.length > 0);
    const { code } = diagnosticOf(uri, 'technical-owner');
    assert.strictEqual(addressOf(code), 'charter-check:/technical-owner.md');
    assert.isOk((await fixFor(uri, 'technical-owner', /technical/)).edit);
  });

  test('a page opens beside the charter, one at a time', async () => {
    const { document } = await openText('pages/charter.yaml', text);
    await vscode.commands.executeCommand('charter.openCheck', 'technical-owner');
    assert.strictEqual((await pageUntil('technical-owner.md')).group.viewColumn, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('charter.openCheck', 'write-back');
    await pageUntil('write-back.md');
    assert.deepStrictEqual(texts(), [document.uri.toString()]);
  });

  test('its address opens the same way, though VS Code puts it in place of the charter', async () => {
    const { document } = await openText('pages/charter.yaml', text);
    // What is opened from the Problems panel or a hover opens like this.
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse('charter-check:/when-wrong.md'));
    await pageUntil('when-wrong.md');
    await until(
      'the charter',
      () => texts().length === 1 && texts()[0] === document.uri.toString(),
      vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>,
    );
  });

  test('a name that leads elsewhere opens nothing', async () => {
    await openText('pages/charter.yaml', text);
    for (const name of ['../charter.schema', '', 7]) await vscode.commands.executeCommand('charter.openCheck', name);
    assert.lengthOf(tabs(), 1);
  });
});

function addressOf(code: vscode.Diagnostic['code']): string {
  return typeof code === 'object' ? code.target.toString() : `no link in ${code}`;
}

/** Waits until this page is the only one that is shown. */
function pageUntil(name: string): Promise<vscode.Tab> {
  const look = () => {
    const pages = tabs().filter(({ input }) => input instanceof vscode.TabInputWebview);
    return pages.length === 1 && pages[0]!.label.includes(name) && pages[0];
  };
  return until(`the page ${name}`, look, vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>);
}

function texts(): string[] {
  return tabs().flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : []));
}

function tabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}
