import { assert } from 'chai';
import * as vscode from 'vscode';
import { checksOf, day, openText, remove } from './charter.ts';
import { closeAll, diagnosticsUntil, until, write } from './support.ts';

const head = 'apiVersion: charter/v1\nname: cursor\nstatus: pilot\n';
const path = 'cursor/charter.yaml';

suite('at the cursor', () => {
  teardown(async () => {
    await closeAll();
    await remove('cursor');
  });

  test('keys, values, days and files are offered, and no snippet doubles a key', async () => {
    await write('cursor/metrics/hours.csv', 'date,value\n');
    const { document } = await openText(path, `${head}\nninetyDayMetric:\n  start: \n  data: \n`);
    const keys = await completions(document.uri, 3, 0);
    const labels = keys.map(labelOf);
    assert.include(labels, 'whenWrong');
    assert.notInclude(labels, 'status');
    assert.strictEqual(new Set(labels).size, labels.length, labels.join());
    const section = keys.find((item) => labelOf(item) === 'whenWrong')!;
    assert.match(insertedBy(section), /^whenWrong:\n {2}detect: \$\{1:<how anybody notices>\}\n/);
    assert.include((await completions(document.uri, 5, 9)).map(labelOf), day());
    assert.include((await completions(document.uri, 6, 8)).map(labelOf), 'metrics/');
  });

  test('a tab in the file brings no more of them', async () => {
    const editor = await openText(path, `${head}owners:\n\toperator: TBD\n`);
    const { document } = editor;
    await diagnosticsUntil(document.uri, 'the tab', (found) => checksOf(found).includes('yaml-syntax'));
    await editor.edit((edit) => edit.replace(new vscode.Range(4, 0, 4, 1), '  '));
    await editor.insertSnippet(new vscode.SnippetString('problem:\n  frictionHours: 1\n'), new vscode.Position(5, 0));
    assert.strictEqual(document.getText(), `${head}owners:\n  operator: TBD\nproblem:\n  frictionHours: 1\n`);
  });

  test('a key that is taken brings its section with a blank to type in', async () => {
    const editor = await openText(path, `${head}owners:\n  technical: Sam Lee\n  oper`);
    const { document } = editor;
    editor.selection = new vscode.Selection(5, 6, 5, 6);
    const changed = vscode.workspace.onDidChangeTextDocument as vscode.Event<never>;
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    const taken = until('the key', () => document.getText().includes('operator:'), changed);
    let done = false;
    void taken.finally(() => {
      done = true;
    });
    // The list may not be there yet; then there is nothing to accept.
    while (!done) await vscode.commands.executeCommand('acceptSelectedSuggestion');
    await taken;
    assert.strictEqual(
      document.getText().split('\n').at(-1),
      '  operator: { name: <name>, contact: "<e-mail or @handle>" }',
    );
    assert.strictEqual(document.getText(editor.selection), '<name>');
  });

  test('the first line says where the charter stands, and leads to more', async () => {
    const { document } = await openText(path, head);
    await diagnosticsUntil(document.uri, 'findings', (found) => found.length > 0);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      9,
    );
    assert.deepStrictEqual(
      lenses.map(({ command, range }) => [command?.title, range.start.line]),
      [
        ['pilot · earned research · 0/10 for pilot · 0/10 for production', 0],
        ['Evaluate', 0],
        ['Report', 0],
      ],
    );
    const report = lenses.find(({ command }) => command?.title === 'Report')!.command!;
    // Of the charter that it stands above, whatever is open now.
    await openText('cursor/other.charter.yaml', head.replace('cursor', 'other'));
    const shown = await vscode.commands.executeCommand<{ name: string }>(report.command, ...(report.arguments ?? []));
    assert.strictEqual(shown?.name, 'cursor');
  });

  test('day 90 and the hours of review stand behind their values', async () => {
    const tiers =
      '  tiers:\n    - { name: a, when: otherwise, decision: human-review, share: 30%, minutesPerItem: 3 }\n';
    const review = `review:\n  volumePerWeek: 500\n  capacityHoursPerWeek: 20\n${tiers}`;
    const { document } = await openText(path, `${head}${review}ninetyDayMetric:\n  start: ${day(-69)}\n`);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    assert.deepStrictEqual(
      hints.map(({ label, position }) => [label, position.line]),
      [
        ['7.5 h needed', 5],
        [`day 90: ${day(21)}, in 21 days`, 9],
      ],
    );
  });
});

async function completions(
  uri: vscode.Uri,
  line: number,
  character: number,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    new vscode.Position(line, character),
  );
  return items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function insertedBy({ insertText }: vscode.CompletionItem): string {
  return typeof insertText === 'string' ? insertText : (insertText?.value ?? '');
}
