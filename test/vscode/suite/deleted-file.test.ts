import { assert } from 'chai';
import * as vscode from 'vscode';
import { followDeletion } from '../../../client/deleted-file.ts';
import { remove } from './charter.ts';
import { until, workspaceUri, write } from './support.ts';

suite('a file that is deleted', () => {
  const changed = new vscode.EventEmitter<void>();
  const uri = workspaceUri('gone/charter.yaml');
  teardown(() => remove('gone'));

  test('is told of, and so is that it is there again, and nothing of its neighbours', async () => {
    // What comes and goes at once is told by nobody.
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.yaml');
    const created = new Set<string>();
    watcher.onDidCreate(({ path }) => {
      created.add(path);
      changed.fire();
    });
    await write('gone/charter.yaml', 'name: a');
    await until('its creation', () => created.has(uri.path), changed.event as vscode.Event<never>);
    watcher.dispose();
    await write('gone/other.yaml', 'name: b');
    let told = 0;
    const file = followDeletion(uri, () => {
      told += 1;
      changed.fire();
    });
    try {
      assert.isFalse(file.deleted);
      await remove('gone/other.yaml');
      await remove('gone/charter.yaml');
      await until('the deletion', () => file.deleted, changed.event as vscode.Event<never>);
      await write('gone/charter.yaml', 'name: a');
      await until('the file', () => !file.deleted, changed.event as vscode.Event<never>);
      assert.strictEqual(told, 2);
    } finally {
      file.dispose();
    }
  });
});
