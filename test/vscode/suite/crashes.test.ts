import { assert } from 'chai';
import * as vscode from 'vscode';
import type { CharterExtension } from '../../../client/activate.ts';
import { checksOf, openText } from './charter.ts';
import { closeAll, diagnosticsUntil, until } from './support.ts';

const TEXT = 'apiVersion: charter/v1\nstatus: pilot\nowners: { operator: Ana Ruiz <ana@example.com> }\n';

interface Child {
  readonly pid?: number;
  readonly exitCode: number | null;
  readonly signalCode: string | null;
  readonly spawnargs?: readonly string[];
  kill(signal: string): boolean;
}

/** The language server's process; undefined where there is none, as in a browser. */
function serverProcess(): Child | undefined {
  const { process } = globalThis as { process?: { _getActiveHandles?(): readonly unknown[] } };
  const children = (process?._getActiveHandles?.() ?? []) as readonly Child[];
  return children.find(
    ({ pid, exitCode, signalCode, spawnargs }) =>
      pid !== undefined &&
      exitCode === null &&
      signalCode === null &&
      spawnargs?.some((word) => /dist[\\/]server\.js$/.test(word)),
  );
}

suite('a language server that crashes', () => {
  teardown(closeAll);

  test('comes back with what is not saved, after five crashes only when somebody says so', async function () {
    if (!serverProcess()) this.skip();
    const { document } = await openText('crashes/charter.yaml', TEXT);
    const { uri } = document;
    const says = (what: string, check: string) =>
      diagnosticsUntil(uri, what, (found) => checksOf(found).includes(check));
    await says('findings', 'technical-owner');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(1, 'status: '.length, 1, 'status: pilot'.length), 'production');
    await vscode.workspace.applyEdit(edit);
    await says('what is not saved', 'write-back-live');

    const { exports: told } = vscode.extensions.getExtension<CharterExtension>('charter-as-code.charter-as-code')!;
    for (let life = 1; life <= 5; life++) {
      const server = await until('the server', serverProcess, vscode.languages.onDidChangeDiagnostics as never);
      server.kill('SIGKILL');
      if (life === 5) break;
      // What was said goes with the server; what is not saved is told to the next one.
      await diagnosticsUntil(uri, 'nothing', (found) => found.length === 0);
      await says('what is not saved, said by the next server', 'write-back-live');
    }
    const left = () => told.statusText === 'Charter: not checked';
    await until('a status that says so', left, told.onDidChangeStatusText as vscode.Event<never>);
    assert.isUndefined(serverProcess());
    await vscode.commands.executeCommand('charter.restartServer');
    await says('what is not saved, after the restart', 'write-back-live');
    assert.isDefined(serverProcess());
  });
});
