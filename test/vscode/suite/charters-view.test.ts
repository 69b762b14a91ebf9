import { assert } from 'chai';
import * as vscode from 'vscode';
import type { CharterExtension } from '../../../client/activate.ts';
import { openText, remove } from './charter.ts';
import { closeAll, deleteFile, told, type, until, watchedFolder, workspaceUri, write } from './support.ts';

const pilot = (name: string, status = 'pilot') => `apiVersion: charter/v1
name: ${name}
status: ${status}
owners:
  operator: Ana Ruiz <ana.ruiz@example.com>
`;

suite('Charters view', () => {
  let view: CharterExtension['chartersView'];

  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension<CharterExtension>('charter-as-code.charter-as-code')!;
    view = (await extension.activate()).chartersView;
    await vscode.commands.executeCommand('charter.charters.focus');
    await shown('the whole workspace', () => view.state === 'ready');
  });
  teardown(async () => {
    await vscode.commands.executeCommand('charter.clearFilter');
    await closeAll();
    for (const path of ['view', 'view-gone', 'view-row']) await remove(path);
    await shown('the workspace as it was', () => rows().every((row) => !row.includes('view-')));
  });

  const shown = (what: string, look: () => boolean) => until(what, look, view.onDidChange as vscode.Event<never>);
  const rows = () =>
    view.rows.flatMap(({ group, charters }) => charters.map((row) => `${group.split(' ')[0]}: ${row}`));
  const has = (start: string) => rows().some((row) => row.startsWith(start));

  test('says of each charter where it stands, in the group of its label', async () => {
    assert.isUndefined(view.message);
    await write('view/a/charter.yaml', pilot('view-a', 'research'));
    await write('view/b/charter.yaml', pilot('view-b'));
    await shown(
      'both',
      () => has('Research: view-a 1/10 · ') && has('Over-claimed: view-b 1/10 · 1/10 · says pilot, earned research'),
    );
    assert.strictEqual(view.badge, rows().filter((row) => row.startsWith('Over-claimed')).length);
  });

  test('follows what is typed, and what goes', async () => {
    await watchedFolder('view-gone');
    await openText('view-gone/charter.yaml', pilot('view-a'));
    await shown('the charter', () => has('Over-claimed: view-a'));
    vscode.window.activeTextEditor!.selection = new vscode.Selection(2, 'status: '.length, 2, 'status: pilot'.length);
    await type('research');
    await shown('its new group', () => has('Research: view-a') && !has('Over-claimed: view-a'));
    await closeAll();
    await deleteFile(workspaceUri('view-gone/charter.yaml'));
    await shown('that it is gone', () => !rows().some((row) => row.includes('view-a')));
  });

  test('a filter leaves what has its words, until it is cleared', async () => {
    await write('view/a/charter.yaml', pilot('view-a'));
    await write('view/b/charter.yaml', pilot('view-b'));
    await shown('both', () => has('Over-claimed: view-a') && has('Over-claimed: view-b'));
    const all = rows();
    await vscode.commands.executeCommand('charter.filterCharters', 'view-b ana');
    assert.deepEqual(
      rows().map((row) => row.split(' ')[1]),
      ['view-b'],
    );
    assert.match(view.message ?? '', new RegExp(`^1 of ${all.length} charters$`));
    await vscode.commands.executeCommand('charter.filterCharters', 'no such words');
    assert.isEmpty(view.rows);
    await vscode.commands.executeCommand('charter.clearFilter');
    assert.deepEqual(rows(), all);
    assert.isUndefined(view.message);
  });

  test('the box of the filter goes back to what was, when it is given up', async () => {
    await vscode.commands.executeCommand('charter.filterCharters', 'suppression');
    const before = rows();
    void vscode.commands.executeCommand('charter.filterCharters');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.deepEqual(rows(), before);
  });

  test('it follows the active editor, unless a setting says otherwise, at once', async () => {
    const settings = () => vscode.workspace.getConfiguration('charter');
    const follows = (on: boolean | undefined) =>
      settings().update('view.followActiveEditor', on, vscode.ConfigurationTarget.Global);
    await write('view/a/charter.yaml', pilot('view-a'));
    await write('view/b/charter.yaml', pilot('view-b'));
    await shown('both', () => has('Over-claimed: view-a') && has('Over-claimed: view-b'));
    await vscode.commands.executeCommand('charter.charters.focus');
    const a = await openText('view/a/charter.yaml', pilot('view-a'));
    await shown('the first', () => view.selected === a.document.uri.toString());
    try {
      await follows(false);
      const b = await openText('view/b/charter.yaml', pilot('view-b'));
      // Whatever would be selected by mistake is asked of the window before this is.
      await vscode.commands.executeCommand('charter.charters.focus');
      assert.notStrictEqual(view.selected, b.document.uri.toString());
      await vscode.window.showTextDocument(b.document);
      await follows(true);
      await shown('the second', () => view.selected === b.document.uri.toString());
    } finally {
      await follows(undefined);
    }
  });

  test('a server that starts anew tells of all again', async () => {
    await write('view/b/charter.yaml', pilot('view-b'));
    await shown('it', () => has('Over-claimed: view-b'));
    const states: string[] = [];
    const watching = view.onDidChange(() => states.push(view.state));
    await vscode.commands.executeCommand('charter.restartServer');
    await shown('the whole workspace', () => view.state === 'ready');
    watching.dispose();
    assert.include(states, 'reading');
    assert.isTrue(has('Over-claimed: view-b'));
  });

  test('its rows work with the commands of their menus', async () => {
    // Last, as its document outlives the file: a server that starts anew would be told of it, and a file that takes its
    // place it follows only where VS Code tells of that file, and not of its folder alone.
    const uri = await write('view-row/charter.yaml', pilot('view-row'));
    const row = { kind: 'charter', uri: uri.toString() };
    const report = await vscode.commands.executeCommand<{ name: string }>('charter.openReport', row);
    assert.strictEqual(report?.name, 'view-row');
    assert.strictEqual(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    // Or else nobody could know that it goes.
    await told(workspaceUri('view-row'));
  });
});
