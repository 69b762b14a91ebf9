import { assert } from 'chai';
import * as vscode from 'vscode';
import type { CharterExtension } from '../../../client/activate.ts';
import { checksOf, diagnosticOf, openText, remove } from './charter.ts';
import { closeAll, deleteFile, diagnosticsUntil, type, until, watchedFolder, write } from './support.ts';

const head = 'apiVersion: charter/v1\nname: sample\nstatus: pilot\n';
const left = [
  'broken',
  'gone',
  'deleted',
  'unopened',
  'dependent.charter.yaml',
  'row.schema.json',
  'parts',
  'foreign',
  'foreign-typed',
  'compared',
];

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

suite('diagnostics', () => {
  teardown(async () => {
    await closeAll();
    for (const path of left) await remove(path);
  });

  test('a text that cannot be read has one finding, and what is missing shows when it is repaired', async () => {
    const editor = await openText('broken/charter.yaml', `${head}title: "open\nowners:\n  operator: TBD\n`);
    const { uri } = editor.document;
    const broken = await diagnosticsUntil(uri, 'a syntax error', (found) => checksOf(found).includes('yaml-syntax'));
    assert.deepStrictEqual(checksOf(broken), ['yaml-syntax']);
    assert.strictEqual(broken[0]!.severity, vscode.DiagnosticSeverity.Error);
    // Selected and typed over: auto-closing quotes would write a second one.
    editor.selection = new vscode.Selection(3, 'title: '.length, 3, 'title: "open'.length);
    await type('open');
    const repaired = await diagnosticsUntil(uri, 'what is missing', (found) => checksOf(found).includes('write-back'));
    assert.notInclude(checksOf(repaired), 'yaml-syntax');
    assert.strictEqual(editor.document.getText(diagnosticOf(uri, 'operator-owner').range), 'TBD');
  });

  test('a charter that nobody opened has them, and they go with its file', async () => {
    const uri = await write('unopened/charter.yaml', head);
    const found = await diagnosticsUntil(uri, 'findings', (all) => checksOf(all).includes('write-back'));
    assert.isTrue(found.every(({ source }) => source === 'charter'));
    assert.isUndefined(openDocument(uri));
    await write('unopened/charter.yaml', 'name: of another tool\nversion: 1\n');
    await diagnosticsUntil(uri, 'no findings on what is no charter', (all) => all.length === 0);
    await write('unopened/charter.yaml', head);
    await diagnosticsUntil(uri, 'findings again', (all) => all.length > 0);
    await remove('unopened');
    await diagnosticsUntil(uri, 'no findings', (all) => all.length === 0);
  });

  test('the old side of a comparison has none, and nothing is said of where it stands', async () => {
    const { exports } = vscode.extensions.getExtension<CharterExtension>('charter-as-code.charter-as-code')!;
    const provider = { provideTextDocumentContent: () => head };
    const registered = vscode.workspace.registerTextDocumentContentProvider('old-charter', provider);
    try {
      const old = await vscode.workspace.openTextDocument(vscode.Uri.parse('old-charter:/compared/charter.yaml'));
      assert.strictEqual(old.languageId, 'charter');
      const now = await write('compared/charter.yaml', head);
      await vscode.commands.executeCommand('vscode.diff', old.uri, now);
      // It was opened before, so it would have been told of before.
      await diagnosticsUntil(now, 'findings', (all) => checksOf(all).includes('write-back'));
      await until(
        'the status of the new side',
        () => exports.statusText === 'Charter: pilot (earned research) 0/10',
        exports.onDidChangeStatusText as vscode.Event<never>,
      );
      assert.deepStrictEqual(checksOf(vscode.languages.getDiagnostics(old.uri)), []);
      await vscode.window.showTextDocument(old);
      assert.isUndefined(exports.statusText);
    } finally {
      registered.dispose();
    }
  });

  test('they become those of the saved text when the file is closed', async () => {
    const editor = await openText('gone/charter.yaml', head);
    const { uri } = editor.document;
    const grave = (found: readonly vscode.Diagnostic[]) =>
      found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    await diagnosticsUntil(uri, 'errors under pilot', grave);
    await editor.edit((edit) => edit.replace(new vscode.Range(2, 8, 2, 13), 'research'));
    await diagnosticsUntil(uri, 'none under research', (found) => found.length > 0 && !grave(found));
    await closeAll();
    await diagnosticsUntil(uri, 'those of the file', grave);
    await until('the file to be closed', () => !openDocument(uri), vscode.workspace.onDidCloseTextDocument as never);
    assert.isTrue(grave(vscode.languages.getDiagnostics(uri)));
  });

  test('they go when the file is deleted', async () => {
    await watchedFolder('deleted');
    const { document } = await openText('deleted/charter.yaml', head);
    await diagnosticsUntil(document.uri, 'findings', (found) => found.length > 0);
    await deleteFile(document.uri);
    await diagnosticsUntil(document.uri, 'no findings', (found) => found.length === 0);
  });

  test('they follow the files that a charter names', async () => {
    const { document } = await openText('dependent.charter.yaml', `${head}inputs:\n  schema: row.schema.json\n`);
    const about = (found: readonly vscode.Diagnostic[]) =>
      checksOf(found).some((check) => check === 'inputs-documented' || check === 'evidence-exists');
    await diagnosticsUntil(document.uri, 'a missing schema', about);
    const schema = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
    await write('row.schema.json', JSON.stringify(schema));
    await diagnosticsUntil(document.uri, 'a valid schema', (found) => !about(found));
    await write('row.schema.json', '{');
    await diagnosticsUntil(document.uri, 'a damaged schema', about);
    await remove('row.schema.json');
    await diagnosticsUntil(document.uri, 'a missing schema again', about);
  });

  test('they follow a folder that comes and goes with the files in it', async () => {
    const { document } = await openText('dependent.charter.yaml', `${head}inputs:\n  schema: parts/row.schema.json\n`);
    const about = (found: readonly vscode.Diagnostic[]) => checksOf(found).includes('evidence-exists');
    await diagnosticsUntil(document.uri, 'a missing schema', about);
    await write('parts/row.schema.json', '{ "type": "object", "required": ["id"], "properties": { "id": {} } }');
    await diagnosticsUntil(document.uri, 'the schema', (found) => !about(found));
    await remove('parts');
    await diagnosticsUntil(document.uri, 'a missing schema again', about);
  });

  test('they go with the folder of the file', async () => {
    const { document } = await openText('gone/deep/charter.yaml', head);
    await diagnosticsUntil(document.uri, 'findings', (found) => found.length > 0);
    await remove('gone');
    await diagnosticsUntil(document.uri, 'no findings', (found) => found.length === 0);
  });

  test('a file of another tool is given back to YAML, until somebody says otherwise', async () => {
    const text = 'apiVersion: v2\nname: ingress\nversion: 1.0.0\n';
    const uri = (await openText('foreign/charter.yaml', text)).document.uri;
    const find = () => vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const opened = vscode.workspace.onDidOpenTextDocument as vscode.Event<never>;
    const document = await until('the language yaml', () => find()?.languageId === 'yaml' && find(), opened);
    assert.isEmpty(vscode.languages.getDiagnostics(uri));
    await vscode.languages.setTextDocumentLanguage(document, 'charter');
    const { exports } = vscode.extensions.getExtension<CharterExtension>('charter-as-code.charter-as-code')!;
    await until(
      'the status of the file',
      () => find()?.languageId === 'charter' && exports.statusText === 'Charter: not a production charter',
      exports.onDidChangeStatusText as vscode.Event<never>,
      opened,
    );
    assert.strictEqual(find()?.languageId, 'charter');
    assert.isEmpty(vscode.languages.getDiagnostics(uri));
  });

  test('a charter that begins like another file stays a charter while it is typed', async () => {
    const { document } = await openText('foreign-typed/charter.yaml', '');
    await type('name: first\nstatus: pilot\nwriteBack:');
    await diagnosticsUntil(document.uri, 'findings', (found) => checksOf(found).includes('write-back'));
    assert.strictEqual(vscode.window.activeTextEditor?.document.languageId, 'charter');
  });
});
