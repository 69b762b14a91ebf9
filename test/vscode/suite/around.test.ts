import { assert } from 'chai';
import * as vscode from 'vscode';
import type { CharterExtension } from '../../../client/activate.ts';
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

suite('handover', () => {
  const charter = (name: string) => `apiVersion: charter/v1
name: ${name}
status: research
owners:
  operator: { name: Leaving Lee, contact: leaving.lee@example.com } # since May
  technical: Sam Stays <sam.stays@example.com>
`;
  const after = (name: string) =>
    charter(name).replace('Leaving Lee, contact: leaving.lee@example.com', 'Nia New, contact: nia.new@example.com');
  const paths = ['handover/handed-a/charter.yaml', 'handover/handed-b/charter.yaml'];
  const texts = async () => {
    const documents = await Promise.all(paths.map((path) => vscode.workspace.openTextDocument(workspaceUri(path))));
    return documents.map((document) => document.getText());
  };

  const saved = async () => {
    const files = await Promise.all(paths.map((path) => vscode.workspace.fs.readFile(workspaceUri(path))));
    return files.map((bytes) => new TextDecoder().decode(bytes));
  };

  setup(async () => {
    for (const path of paths) await write(path, charter(path.split('/')[1]!));
    const extension = vscode.extensions.getExtension<CharterExtension>('charter-as-code.charter-as-code')!;
    const { chartersView } = await extension.activate();
    const known = () => {
      const rows = chartersView.rows.flatMap(({ charters }) => charters.map((row) => row.split(' ')[0]));
      return ['handed-a', 'handed-b'].every((name) => rows.includes(name));
    };
    await until('both charters', known, chartersView.onDidChange as vscode.Event<never>);
  });
  teardown(async () => {
    await closeAll();
    await remove('handover');
  });

  test('puts one person in the place of another in every charter, opened or not, and one undo takes it back', async () => {
    await openText(paths[0]!, charter('handed-a'));
    const to = 'Nia New <nia.new@example.com>';
    const entries = await vscode.commands.executeCommand<{ path: string; roles: string[]; orphaned: boolean }[]>(
      'charter.handover',
      { from: 'Leaving Lee', to },
    );
    assert.deepEqual(
      entries.map(({ path, roles, orphaned }) => [path.split('handover/')[1], roles.length > 0, orphaned]),
      [
        ['handed-a/charter.yaml', true, false],
        ['handed-b/charter.yaml', true, false],
      ],
    );
    assert.deepEqual(await texts(), [after('handed-a'), after('handed-b')]);
    await vscode.commands.executeCommand('undo');
    // The command may end before the editor has told of both texts.
    const before = [charter('handed-a'), charter('handed-b')];
    const isBack = async () => (await texts()).every((found, index) => found === before[index]);
    await until('both texts as they were', isBack, vscode.workspace.onDidChangeTextDocument as vscode.Event<never>);
  });

  test('somebody who stands nowhere changes nothing', async () => {
    const given = { from: 'nobody@example.com', to: 'Nia New <nia.new@example.com>' };
    const entries = await vscode.commands.executeCommand<unknown[]>('charter.handover', given);
    assert.isEmpty(entries);
    assert.deepEqual(await saved(), [charter('handed-a'), charter('handed-b')]);
  });

  test('asks who leaves and who takes over, and Escape changes nothing', async () => {
    await openText(paths[0]!, charter('handed-a'));
    const row = {
      kind: 'charter',
      uri: '',
      entry: { owners: [{ name: 'Leaving Lee', contact: 'leaving.lee@example.com' }] },
    };
    await giveUp(vscode.commands.executeCommand('charter.handover', row));
    assert.deepEqual(await saved(), [charter('handed-a'), charter('handed-b')]);
  });
});
