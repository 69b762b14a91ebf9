import { assert } from 'chai';
import * as vscode from 'vscode';
import { checksOf, openText, remove } from './charter.ts';
import { closeAll, diagnosticsUntil, until, write } from './support.ts';

const text = `# Kept by the catalog team.
# Ask before you change it.
apiVersion: charter/v1
status: pilot # for the quarter
owners:
  technical: TBD
  # who owns it
  operator: { name: Ana Ruiz, contact: ana.ruiz@example.com }
name: structured
inputs: { schema: schemas/row.json }
whenWrong: { escalateTo: ana.ruiz@example.com }
`;

const formatted = `# Kept by the catalog team.
# Ask before you change it.
apiVersion: charter/v1
name: structured
status: pilot # for the quarter
owners:
  # who owns it
  operator: { name: Ana Ruiz, contact: ana.ruiz@example.com }
  technical: TBD
inputs: { schema: schemas/row.json }
whenWrong: { escalateTo: ana.ruiz@example.com }
`;

suite('structure', () => {
  teardown(async () => {
    await closeAll();
    await remove('structured');
  });

  /** Opens a text and waits until the server has read it, and the schema that it names. */
  async function opened(): Promise<vscode.TextEditor> {
    await write('structured/schemas/row.json', '{ "type": "object" }\n');
    const editor = await openText('structured/charter.yaml', text);
    const read = (found: readonly vscode.Diagnostic[]) =>
      found.length > 0 && !checksOf(found).includes('evidence-exists');
    await diagnosticsUntil(editor.document.uri, 'findings', read);
    return editor;
  }
  const ask = <T>(provider: string, ...args: readonly unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(`vscode.execute${provider}Provider`, ...args);
  const after = ({ document }: vscode.TextEditor, words: string): vscode.Position =>
    document.positionAt(text.indexOf(words) + words.length);

  test('the outline shows sections, owners and what they say', async () => {
    const { document } = await opened();
    const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbol', document.uri);
    const owners = symbols.find(({ name }) => name === 'owners');
    assert.deepStrictEqual(
      owners?.children.map(({ name, detail }) => `${name}: ${detail}`),
      ['technical: TBD', 'operator: Ana Ruiz'],
    );
    assert.strictEqual(document.getText(owners!.selectionRange), 'owners');
  });

  test('sections and comments fold, and unfold again', async () => {
    const editor = await opened();
    const ranges = await ask<vscode.FoldingRange[]>('FoldingRange', editor.document.uri);
    assert.deepStrictEqual(
      ranges.map(({ start, end, kind }) => [start, end, kind]),
      [
        [0, 1, vscode.FoldingRangeKind.Comment],
        [4, 7, undefined],
      ],
    );
    const visible = (line: number) =>
      editor.visibleRanges.some(({ start, end }) => start.line <= line && line <= end.line);
    const changed = vscode.window.onDidChangeTextEditorVisibleRanges as vscode.Event<never>;
    await vscode.commands.executeCommand('editor.fold', { selectionLines: [4] });
    await until('the folded section', () => !visible(6), changed);
    await vscode.commands.executeCommand('editor.unfoldAll');
    await until('the section', () => visible(6), changed);
  });

  test('a selection grows from the word to the value and its entry', async () => {
    const editor = await opened();
    const [range] = await ask<vscode.SelectionRange[]>('SelectionRange', editor.document.uri, [
      after(editor, 'name: Ana R'),
    ]);
    const grown: string[] = [];
    for (let at = range; at; at = at.parent) grown.push(editor.document.getText(at.range));
    assert.deepStrictEqual(grown.slice(0, 3), ['Ruiz', 'Ana Ruiz', 'name: Ana Ruiz']);
    assert.strictEqual(grown.at(-1), text);
  });

  test('paths and addresses are links', async () => {
    const { document } = await opened();
    const links = await ask<vscode.DocumentLink[]>('Link', document.uri);
    const schema = links.find(({ range }) => document.getText(range) === 'schemas/row.json');
    assert.match(schema?.target?.path ?? '', /structured\/schemas\/row\.json$/);
    assert.include(
      links.map(({ target }) => target?.toString(true)),
      'mailto:ana.ruiz@example.com',
    );
  });

  test('going to the definition opens the schema, and leads from a person to the owner', async () => {
    const editor = await opened();
    editor.selection = new vscode.Selection(after(editor, 'escalateTo: ana'), after(editor, 'escalateTo: ana'));
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const at = () =>
      editor.document.getText(new vscode.Range(editor.selection.active, editor.selection.active.translate(0, 8)));
    const moved = vscode.window.onDidChangeTextEditorSelection as vscode.Event<never>;
    await until('the entry of the owner', () => at() === 'operator', moved);

    editor.selection = new vscode.Selection(after(editor, 'schema: sch'), after(editor, 'schema: sch'));
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const shown = () => vscode.window.activeTextEditor?.document.uri.path.endsWith('/row.json');
    await until('the schema', shown, vscode.window.onDidChangeActiveTextEditor as vscode.Event<never>);
  });

  test('going to the definition of a check opens its page', async () => {
    const ignored = `${text}review: {} # charter-ignore review-checklist: in May\n`;
    const editor = await openText('structured/charter.yaml', ignored);
    await diagnosticsUntil(editor.document.uri, 'findings', (found) => found.length > 0);
    const at = editor.document.positionAt(ignored.indexOf('review-checklist') + 3);
    editor.selection = new vscode.Selection(at, at);
    // What is said of a file before it is opened does not tell that it has been read as it is now.
    assert.isNotEmpty(await ask<unknown[]>('Definition', editor.document.uri, at));
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const page = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes('review-checklist'));
    await until('the page', page, vscode.window.tabGroups.onDidChangeTabs as vscode.Event<never>);
  });

  test('formatting sorts a page and keeps its comments, by command and on save', async () => {
    const editor = await opened();
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.strictEqual(editor.document.getText(), formatted);
    await vscode.commands.executeCommand('undo');
    assert.strictEqual(editor.document.getText(), text);

    const settings = vscode.workspace.getConfiguration('editor', { uri: editor.document.uri, languageId: 'charter' });
    assert.strictEqual(settings.get('defaultFormatter'), 'charter-as-code.charter-as-code');
    await settings.update('formatOnSave', true, vscode.ConfigurationTarget.Global, true);
    try {
      await editor.edit((edit) => edit.insert(new vscode.Position(3, 'status: pilot'.length), ' '));
      await editor.document.save();
      assert.strictEqual(editor.document.getText(), formatted.replace('pilot #', 'pilot  #'));
    } finally {
      await settings.update('formatOnSave', undefined, vscode.ConfigurationTarget.Global, true);
    }
  });
});
