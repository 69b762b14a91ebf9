import { assert } from 'chai';
import * as vscode from 'vscode';
import { openText, remove } from './charter.ts';
import { closeAll, diagnosticsUntil, write } from './support.ts';

const head = (name: string) => `apiVersion: charter/v1\nname: ${name}\nstatus: pilot\n`;

suite('people', () => {
  teardown(async () => {
    await closeAll();
    await remove('people');
  });

  test('an owner is renamed in an open charter and in one that nobody opened', async () => {
    const closed = await write(
      'people/closed/charter.yaml',
      `${head('people-closed')}owners: { technical: Dara Quill <dara@example.com> }\n`,
    );
    const { document } = await openText(
      'people/open/charter.yaml',
      `${head('people-open')}owners:\n  operator: { name: Dara Quill, contact: dara@example.com } # Dara Quill\n`,
    );
    for (const uri of [closed, document.uri]) await diagnosticsUntil(uri, 'findings', (found) => found.length > 0);
    const at = new vscode.Position(4, '  operator: { name: Da'.length);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at,
    );
    assert.sameMembers(
      found.map(({ uri }) => uri.path),
      [closed.path, document.uri.path],
    );
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at,
      'Bo Kim',
    );
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    assert.include(document.getText(), '{ name: Bo Kim, contact: dara@example.com } # Dara Quill');
    const other = await vscode.workspace.openTextDocument(closed);
    assert.include(other.getText(), 'technical: Bo Kim <dara@example.com>');
  });
});
