import { assert } from 'chai';
import * as vscode from 'vscode';
import { openText, remove } from './charter.ts';
import { accept, closeAll, until, workspaceUri, write } from './support.ts';

const drafts = `apiVersion: charter/v1
name: drafts
status: pilot # for now
owners:
  operator: Ana Ruiz <ana.ruiz@example.com>
`;
const changed = vscode.workspace.onDidChangeTextDocument as vscode.Event<never>;
const tabs = vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>;

suite('what is around the editor', () => {
  teardown(async () => {
    await closeAll();
    for (const path of ['around', 'asked']) await remove(path);
  });

  test('New charter writes the answers that are given', async () => {
    const folder = workspaceUri('around/drafts');
    const answers = { title: 'Draft: "case" text', operator: '@ana', technical: 'Sam Lee, sam@example.com' };
    await vscode.commands.executeCommand('charter.new', { name: 'Drafts', folder, frictionHours: 37.5, ...answers });
    const text = vscode.window.activeTextEditor!.document.getText();
    assert.include(text, 'title: "Draft: \\"case\\" text"\nstatus: research\n');
    assert.include(text, '  frictionHours: 37.5\n');
    assert.include(text, '  operator: "@ana"\n  technical: { name: Sam Lee, contact: sam@example.com }\n');
  });

  test('New charter asks, and every answer but the name may stay open', async () => {
    await write('asked/case drafts/notes.txt', '');
    const clicked = workspaceUri('asked/case drafts');
    const uri = await accept(vscode.commands.executeCommand<vscode.Uri>('charter.new', clicked));
    assert.strictEqual(uri?.toString(), workspaceUri('asked/case drafts/charter.yaml').toString());
    const { document } = vscode.window.activeTextEditor!;
    assert.match(document.getText(), /^name: case-drafts\ntitle: case drafts\nstatus: research$/m);
    assert.match(document.getText(), /technical: \{ name: <name>, contact: "<e-mail or @handle>" \}/);
  });

  test('Postmortem adds the questions, retires only what is said to be retired, and begins at the first blank', async () => {
    const { document } = await openText('around/charter.yaml', drafts);
    await accept(vscode.commands.executeCommand('charter.postmortem'));
    await until('the questions', () => document.getText().includes('usedInDecisions'), changed);
    assert.match(document.getText(), /^status: retired # for now$/m);
    assert.match(document.getText(), /^postmortem:\n {2}owner: <.*>$/m);
    const editor = vscode.window.activeTextEditor!;
    const selected = vscode.window.onDidChangeTextEditorSelection as vscode.Event<never>;
    await until('the first blank', () => /^<.*>$/.test(document.getText(editor.selection)), selected);
    assert.include(document.lineAt(editor.selection.start.line).text, 'owner:');
    await vscode.commands.executeCommand('undo');
    assert.strictEqual(document.getText(), drafts, 'one step takes it back');
  });

  test('Postmortem given up changes nothing', async () => {
    const { document } = await openText('around/charter.yaml', drafts);
    const asked = vscode.commands.executeCommand('charter.postmortem');
    await giveUp(asked);
    assert.strictEqual(document.getText(), drafts);
  });

  test('Show checks leads to the page of a check', async () => {
    await accept(vscode.commands.executeCommand('charter.showChecks'));
    const page = () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .some(({ label }) => label.includes('friction-hours.md'));
    await until('the page', page, tabs);
  });

  test('the status item offers what can be done, evaluating first', async () => {
    await openText('around/charter.yaml', drafts);
    await accept(vscode.commands.executeCommand('charter.statusActions'));
    const panel = () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('charter.readiness'));
    await until('the panel', panel, tabs);
  });
});

/** Escapes from what is asked, once it is. */
async function giveUp(asked: Thenable<unknown>): Promise<void> {
  let ended = false;
  void asked.then(() => {
    ended = true;
  });
  while (!ended) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
}
