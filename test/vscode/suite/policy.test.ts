import { assert } from 'chai';
import * as vscode from 'vscode';
import type { CharterExtension } from '../../../client/activate.ts';
import { checksOf, fixFor, openText, remove } from './charter.ts';
import { closeAll, deleteFile, diagnosticsUntil, workspaceUri, write } from './support.ts';

const charter = 'apiVersion: charter/v1\nname: ruled\nstatus: pilot\nowners:\n  technical: TBD\n';

suite('policies', () => {
  teardown(async () => {
    await closeAll();
    await remove('ruled');
  });

  test('a misspelt key is found and mended, and the file is no charter', async () => {
    const text = 'severites:\n  write-back: warning\n';
    const { document } = await openText('ruled/charter.policy.yaml', text);
    assert.strictEqual(document.languageId, 'charter-policy');
    const [found] = await diagnosticsUntil(document.uri, 'the misspelt key', (all) => all.length > 0);
    assert.strictEqual(document.getText(found!.range), 'severites');
    assert.strictEqual(found!.source, 'charter');
    const fix = await fixFor(document.uri, checksOf([found!])[0]!, /severities/);
    assert.isTrue(await vscode.workspace.applyEdit(fix.edit!));
    await diagnosticsUntil(document.uri, 'no finding', (all) => all.length === 0);
    assert.strictEqual(document.getText(), text.replace('severites', 'severities'));
    const { exports } = vscode.extensions.getExtension<CharterExtension>('charter-as-code.charter-as-code')!;
    assert.isUndefined(exports.statusText, 'where a charter stands is not said of a policy');
  });

  test('one that nobody opens is read from the start, and again when it changes; an open one counts as it is', async () => {
    const [policy, base] = ['house/charter.policy.yaml', 'house/base.yaml'].map(workspaceUri) as [
      vscode.Uri,
      vscode.Uri,
    ];
    const says = (uri: vscode.Uri, word: string) =>
      diagnosticsUntil(uri, word, (all) => all.length === 1 && all[0]!.message.includes(word));
    await says(policy, 'Did you mean "severities"?');
    await says(base, 'Did you mean "thresholds"?');
    const open = vscode.workspace.textDocuments.map(({ uri }) => uri.toString());
    assert.notIncludeMembers(open, [policy.toString(), base.toString()]);

    const saved = 'extends: ./base.yaml\ntimezone: UTC\n';
    await write('house/charter.policy.yaml', saved);
    await says(policy, 'Did you mean "timeZone"?');
    const { document } = await openText('house/charter.policy.yaml', saved);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(policy, new vscode.Range(0, 0, 2, 0), 'peopel: []\n');
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    assert.isTrue(document.isDirty);
    await says(policy, 'Did you mean "people"?');
    await diagnosticsUntil(base, 'nothing, as nothing extends it', (all) => all.length === 0);
    await closeAll();
    await says(policy, 'Did you mean "timeZone"?');
    await says(base, 'Did you mean "thresholds"?');

    await vscode.workspace.fs.delete(base);
    await diagnosticsUntil(policy, 'that it is gone', (all) =>
      all.some(({ message }) => message.includes('no policy at')),
    );
    await diagnosticsUntil(base, 'nothing, as it is gone', (all) => all.length === 0);
    await deleteFile(policy);
    await diagnosticsUntil(policy, 'nothing, as it is gone', (all) => all.length === 0);
  });

  test('keys are offered and explained', async () => {
    const { document } = await openText('ruled/charter.policy.yml', '\nseverities:\n  write-back: loud\n');
    const at = (provider: string, place: vscode.Position) =>
      vscode.commands.executeCommand<unknown>(provider, document.uri, place);
    await diagnosticsUntil(document.uri, 'that it is read', (all) => all.length > 0);
    const list = (await at('vscode.executeCompletionItemProvider', new vscode.Position(0, 0))) as vscode.CompletionList;
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.includeMembers(labels, ['timeZone', 'people', 'thresholds']);
    assert.notInclude(labels, 'severities', 'it is there already');
    const [hover] = (await at('vscode.executeHoverProvider', new vscode.Position(2, 4))) as vscode.Hover[];
    const said = hover?.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
    assert.include(said, 'write-back');
  });

  test('a charter follows its policy: when it is written, changed and removed', async () => {
    const { document } = await openText('ruled/here/charter.yaml', charter);
    const found = (check: string) => (all: readonly vscode.Diagnostic[]) => checksOf(all).includes(check);
    const without = (check: string) => (all: readonly vscode.Diagnostic[]) => all.length > 0 && !found(check)(all);
    await diagnosticsUntil(document.uri, 'findings', found('technical-owner'));
    await write('ruled/charter.policy.yaml', 'severities: { technical-owner: off }\n');
    await diagnosticsUntil(document.uri, 'no finding of the check that is off', without('technical-owner'));
    await write('ruled/charter.policy.yaml', 'severities: { when-wrong: off }\n');
    await diagnosticsUntil(document.uri, 'the finding again', found('technical-owner'));
    await remove('ruled/charter.policy.yaml');
    await diagnosticsUntil(document.uri, 'what was off', found('when-wrong'));
  });
});
