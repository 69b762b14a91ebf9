import { assert } from 'chai';
import * as vscode from 'vscode';
import type { CharterExtension } from '../../../client/activate.ts';
import type { ReadinessReport } from '../../../server/protocol.ts';
import { checksOf, openText, remove } from './charter.ts';
import { accept, closeAll, diagnosticsUntil, type, until, workspaceUri, write } from './support.ts';

const half = `apiVersion: charter/v1
name: half
status: production
owners:
  operator: Ana Ruiz <ana.ruiz@example.com>
  technical: TBD
`;

const watcher = vscode.workspace.createFileSystemWatcher('**/*');
const onDisk = [
  watcher.onDidCreate,
  watcher.onDidChange,
] as readonly vscode.Event<unknown>[] as readonly vscode.Event<never>[];

/** Whether a file of the workspace is there and has this in it. */
async function reads(path: string, part: string): Promise<boolean> {
  const bytes = await vscode.workspace.fs.readFile(workspaceUri(path)).then(undefined, () => new Uint8Array());
  return new TextDecoder().decode(bytes).includes(part);
}

suite('commands', () => {
  teardown(async () => {
    await closeAll();
    for (const path of ['half', 'new', 'foreign', 'exported', 'opened-in-browser.txt']) await remove(path);
  });

  test('they are there, by their titles', async () => {
    const extension = vscode.extensions.getExtension('charter-as-code.charter-as-code')!;
    await extension.activate();
    const { packageJSON } = extension;
    const declared: { command: string; category: string; title: string }[] = packageJSON.contributes.commands;
    const titles = new Map(declared.map(({ command, category, title }) => [command, `${category}: ${title}`]));
    assert.strictEqual(titles.get('charter.evaluateReadiness'), 'Charter: Evaluate readiness');
    assert.strictEqual(titles.get('charter.openReport'), 'Charter: Open report');
    assert.strictEqual(titles.get('charter.exportPage'), 'Charter: Export page');
    assert.strictEqual(titles.get('charter.printPage'), 'Charter: Print page');
    assert.strictEqual(titles.get('charter.new'), 'Charter: New charter');
    assert.strictEqual(titles.get('charter.restartServer'), 'Charter: Restart the language server');
    const known = await vscode.commands.getCommands(true);
    assert.includeMembers(known, [...titles.keys()]);
    // Each starts the extension, so what only the extension knows cannot decide whether it is offered.
    const conditional: { command: string }[] = packageJSON.contributes.menus.commandPalette;
    const offered = ['evaluateReadiness', 'new', 'openReport', 'exportPage', 'handover', 'postmortem', 'showChecks'];
    assert.notIncludeMembers(
      conditional.map(({ command }) => command),
      [...offered, 'restartServer'].map((name) => `charter.${name}`),
    );
  });

  test('the walkthrough leads to the next finding, though no text is in front of it', async () => {
    const { document } = await openText('half/charter.yaml', half);
    await diagnosticsUntil(document.uri, 'findings', (found) => found.length > 0);
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'charter-as-code.charter-as-code#start');
    const front = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Welcome';
    await until('the walkthrough', front, vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>);
    await vscode.commands.executeCommand('charter.nextFinding', document.uri);
    const editor = vscode.window.activeTextEditor!;
    assert.strictEqual(editor.document.uri.toString(), document.uri.toString());
    const starts = vscode.languages.getDiagnostics(document.uri).map(({ range }) => range.start);
    const reached = () => starts.some((start) => start.isEqual(editor.selection.active));
    await until('the finding', reached, vscode.window.onDidChangeTextEditorSelection as vscode.Event<never>);
  });

  test('Evaluate readiness shows what is missing, and leads there', async () => {
    const { document } = await openText('half/charter.yaml', half);
    const report = await evaluate();
    assert.strictEqual(report?.declared, 'production');
    assert.strictEqual(report?.earned, 'research');
    assert.strictEqual(report?.nextLabel, 'pilot');
    const steps = report!.next.map(({ id }) => id);
    assert.includeMembers(steps, ['technical-owner', 'write-back', 'ninety-day-metric', 'when-wrong']);
    assert.notInclude(steps, 'operator-owner');
    await until('the panel', panelIsOpen, vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>);
    assert.strictEqual(vscode.window.activeTextEditor?.document, document, 'the editor keeps the focus');

    const { range } = report!.next.find(({ id }) => id === 'technical-owner')!;
    await vscode.commands.executeCommand('charter.reveal', document.uri, range);
    const editor = vscode.window.activeTextEditor;
    assert.strictEqual(editor?.document, document);
    assert.strictEqual(document.getText(editor?.selection), 'TBD');
    assert.strictEqual(vscode.window.visibleTextEditors.length, 1);
  });

  test('Evaluate readiness takes the open charter when another file is active', async () => {
    await openText('half/charter.yaml', half);
    await write('half/notes.txt', 'x');
    await vscode.window.showTextDocument(workspaceUri('half/notes.txt'), { viewColumn: vscode.ViewColumn.Beside });
    const report = await evaluate();
    assert.strictEqual(report?.name, 'half');
  });

  test('Evaluate readiness asks which where none is open', async () => {
    await write('half/charter.yaml', half);
    const asked = evaluate();
    // The first of the list is picked as soon as the list is there; before that there is nothing to accept.
    const report = await accept(asked);
    assert.include(['half', 'suppression-case-drafts'], report?.name);
  });

  test('Evaluate readiness says what cannot be read', async () => {
    await openText('half/charter.yaml', `${half}title: "open\n`);
    const report = await evaluate();
    assert.isNull(report?.earned);
    assert.isNotEmpty(report?.problems);
  });

  test('Open report shows the page in the same panel, which has the focus', async () => {
    const { document } = await openText('half/charter.yaml', half);
    const report = await vscode.commands.executeCommand<ReadinessReport>('charter.openReport');
    assert.strictEqual(report.name, 'half');
    assert.include(JSON.stringify(report.page), 'Gate for production: ');
    const changed = vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>;
    await until('the panel', panelIsOpen, changed);
    const moved = vscode.window.tabGroups.onDidChangeTabGroups as vscode.Event<never>;
    await until('the focus', panelIsActive, changed, moved);
    await vscode.commands.executeCommand('charter.evaluateReadiness', document.uri);
    const panels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isPanel);
    assert.strictEqual(panels.length, 1);
  });

  test('what is opened while the report has the focus opens beside it, not over it', async () => {
    const { document } = await openText('half/charter.yaml', half);
    await vscode.commands.executeCommand('charter.openReport');
    const changed = vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>;
    await until('the focus', panelIsActive, changed, vscode.window.tabGroups.onDidChangeTabGroups as never);
    const { viewColumn } = vscode.window.tabGroups.activeTabGroup;
    await write('new/charter.yaml', half);
    for (const uri of [workspaceUri('new/charter.yaml'), document.uri]) {
      await vscode.commands.executeCommand('vscode.open', uri);
      await until(
        'the editor',
        () => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString(),
        vscode.window.onDidChangeActiveTextEditor as never,
      );
      assert.notStrictEqual(vscode.window.activeTextEditor?.viewColumn, viewColumn);
    }
    const { activeTab } = vscode.window.tabGroups.all.find((group) => group.viewColumn === viewColumn)!;
    assert.isTrue(activeTab && isPanel(activeTab));
  });

  test('the report goes with a charter that gets another name, and says where it is none any more', async () => {
    const { document } = await openText('half/charter.yaml', half);
    await evaluate();
    const changed = vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>;
    const titled = (title: string) => () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some((tab) => isPanel(tab) && tab.label === title);
    await until('the panel', titled('Readiness: half'), changed);
    const rename = async (from: vscode.Uri, path: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, workspaceUri(path));
      assert.isTrue(await vscode.workspace.applyEdit(edit));
      return workspaceUri(path);
    };
    await rename(workspaceUri('half'), 'new');
    const moved = await rename(workspaceUri('new/charter.yaml'), 'new/main.charter.yaml');
    const again = await vscode.window.showTextDocument(moved);
    assert.notStrictEqual(again.document.uri.toString(), document.uri.toString());
    await type('er', again.document.positionAt(again.document.getText().indexOf('half') + 4));
    await until('the name that is typed', titled('Readiness: halfer'), changed);
    await again.document.save();
    const other = await rename(moved, 'new/notes.txt');
    await vscode.window.showTextDocument(other);
    await until('the path of what is no charter', titled('Readiness: new/notes.txt'), changed);
  });

  test('Export page writes the report as HTML or Markdown, and never over a file', async () => {
    const { document } = await openText('half/charter.yaml', half);
    const exportTo = async (format: string, name: string) => {
      const to = workspaceUri(`exported/${name}`);
      return vscode.commands.executeCommand<vscode.Uri | undefined>('charter.exportPage', {
        uri: document.uri,
        format,
        to,
      });
    };
    const read = async (uri: vscode.Uri | undefined) =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(uri!));
    assert.match(await read(await exportTo('html', 'half.html')), /^<!DOCTYPE html>.*Ana Ruiz.*Gate for production/s);
    assert.match(await read(await exportTo('markdown', 'half.md')), /^# half\n.*\| Ana Ruiz/s);
    const mine = await write('exported/mine.md', '# mine');
    assert.isUndefined(await exportTo('markdown', 'mine.md'));
    assert.strictEqual(await read(mine), '# mine');
  });

  test('Print page shows the report to the browser; where it can show nothing, it exports it', async () => {
    const { document } = await openText('half/charter.yaml', half);
    const target = { uri: document.uri, format: 'html', to: workspaceUri('exported/to-print.html') };
    const opened: string[] = [];
    const { openExternal } = vscode.env;
    // No browser of whoever runs the tests is to open. Where the extension is installed, it has another `env` than this.
    Object.assign(vscode.env, { openExternal: async (uri: vscode.Uri) => opened.push(uri.toString(true)) > 0 });
    const at = await vscode.commands
      .executeCommand<vscode.Uri>('charter.printPage', target)
      .then(undefined, () => undefined);
    Object.assign(vscode.env, { openExternal });
    assert.isDefined(at);
    if (at!.scheme === 'http') {
      const page = await fetch(at!.toString(true)).then((answer) => answer.text());
      assert.match(page, /^<!DOCTYPE html>.*<script>addEventListener\('load'.*Ana Ruiz/s);
      if (vscode.env.uiKind === vscode.UIKind.Desktop) assert.deepEqual(opened, [at!.toString(true)]);
      // What runs the tests writes down what is printed in the browser beside VS Code.
      else await until('the page in the browser', () => reads('opened-in-browser.txt', 'half, printed'), ...onDisk);
    } else {
      assert.strictEqual(at!.toString(), target.to.toString());
      assert.isTrue(await reads('exported/to-print.html', 'Ana Ruiz'));
      assert.isFalse(await reads('exported/to-print.html', '<script'));
    }
  });

  test('Evaluate readiness has nothing to say of a file of another tool', async () => {
    await openText('foreign/charter.yaml', 'apiVersion: v2\nname: ingress\n');
    assert.isUndefined(await evaluate(workspaceUri('foreign/charter.yaml')));
  });

  test('New charter creates one with blanks to fill in, and never writes over one', async () => {
    const folder = workspaceUri('new/case-drafts');
    const opened: string[] = [];
    const opening = vscode.workspace.onDidOpenTextDocument((document) => opened.push(document.getText()));
    const uri = await vscode.commands.executeCommand<vscode.Uri>('charter.new', { name: 'Case drafts', folder });
    opening.dispose();
    assert.strictEqual(uri.toString(), workspaceUri('new/case-drafts/charter.yaml').toString());
    assert.lengthOf(opened, 1);
    assert.match(opened[0]!, /^status: research$/m, 'at no moment it lacks what it is given');
    const editor = vscode.window.activeTextEditor!;
    assert.strictEqual(editor.document.uri.toString(), uri.toString());
    assert.match(editor.document.getText(), /^apiVersion: charter\/v1\nname: case-drafts$/m);
    assert.match(editor.document.getText(editor.selection), /^<.*>$/, 'the first blank is selected');
    assert.strictEqual(editor.document.getText(), opened[0]);
    assert.isFalse(editor.document.isDirty);
    await diagnosticsUntil(uri, 'what is missing', (found) => checksOf(found).includes('operator-owner'));

    const mine = '# mine\n';
    await write('new/case-drafts/charter.yaml', mine);
    await closeAll();
    const again = await vscode.commands.executeCommand<vscode.Uri>('charter.new', { name: 'Case drafts', folder });
    assert.strictEqual(again.toString(), uri.toString());
    assert.strictEqual(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), mine);
    const changed = vscode.workspace.onDidChangeTextDocument as vscode.Event<never>;
    await until('what was there', () => vscode.window.activeTextEditor?.document.getText() === mine, changed);
  });

  test('New charter opens a charter.yml that is there', async () => {
    const there = await write('new/other/charter.yml', '# mine\n');
    const folder = workspaceUri('new/other');
    const uri = await vscode.commands.executeCommand<vscode.Uri>('charter.new', { name: 'Other', folder });
    assert.strictEqual(uri.toString(), there.toString());
  });

  test('Restart the language server keeps what is open checked', async () => {
    const { document } = await openText('half/charter.yaml', half);
    await diagnosticsUntil(document.uri, 'findings', (found) => checksOf(found).includes('technical-owner'));
    await vscode.commands.executeCommand('charter.restartServer');
    await diagnosticsUntil(document.uri, 'findings', (found) => checksOf(found).includes('technical-owner'));
    const [line, text] = [document.lineAt(5), 'Sam Lee'];
    vscode.window.activeTextEditor!.selection = new vscode.Selection(5, '  technical: '.length, 5, line.text.length);
    await type(text);
    await diagnosticsUntil(document.uri, 'no technical-owner', (found) => !checksOf(found).includes('technical-owner'));
  });

  test('the status item says where the active charter stands', async () => {
    const extension = vscode.extensions.getExtension<CharterExtension>('charter-as-code.charter-as-code')!;
    await openText('half/charter.yaml', half);
    const { exports } = extension;
    const says = (wanted: string | undefined) =>
      until(
        `the status ${wanted}`,
        () => exports.statusText === wanted,
        exports.onDidChangeStatusText as vscode.Event<never>,
      );
    await says('Charter: production (earned research) 1/10');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(
      2,
      'status: '.length,
      2,
      'status: production'.length,
    );
    await type('research');
    await says('Charter: research, pilot 1/10');
    await closeAll();
    await says(undefined);
  });
});

function evaluate(uri?: vscode.Uri): Thenable<ReadinessReport | undefined> {
  return vscode.commands.executeCommand('charter.evaluateReadiness', uri);
}

function panelIsOpen(): boolean {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(isPanel);
}

function panelIsActive(): boolean {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab !== undefined && isPanel(activeTab);
}

function isPanel({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith('charter.readiness');
}
