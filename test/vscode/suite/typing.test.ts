import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  checksOf,
  day,
  diagnosticOf,
  fillBlanks,
  fixFor,
  nextDiagnostics,
  openText,
  remove,
  typeLines,
} from './charter.ts';
import { closeAll, diagnosticsUntil, type } from './support.ts';

const lines = [
  '# Typed by hand: every comment stays.',
  'apiVersion: charter/v1',
  'name: typed-by-hand',
  'status: pilot # for the quarter',
  '',
  'problem:',
  '  statement: Operators retype the same text.',
  '  frictionHours: 120 # a month',
  '',
  'owners: # two people',
  '  operator: TBD # asked on Monday',
  '  technical: Sam Lee <sam.lee@example.com>',
  '',
  '# The end.',
];
const fixes: Readonly<Record<string, RegExp>> = {
  'operator-owner': /operator/,
  'write-back': /goes|destination|write/i,
  'ninety-day-metric': /metric/,
};
const wanted = Object.keys(fixes);

const values: Readonly<Record<string, string>> = {
  name: 'Ana Ruiz',
  'e-mail or @handle': 'ana.ruiz@example.com',
  'system and field where output lands': 'case system, field draft_text',
  'api | queue | database | file-feed | manual': 'api',
  'what is measured': 'Hours on cases',
  unit: 'hours/month',
  'value today': '120',
  'value to reach': '40',
  'YYYY-MM-DD': day(),
};

suite('typing', () => {
  teardown(async () => {
    await closeAll();
    await remove('typed');
  });

  test('what is missing shows while it is typed, stays while a key is half typed, and goes when it is filled in', async () => {
    const editor = await openText('typed/charter.yaml', '');
    const { document } = editor;
    const { uri } = document;
    const sources = new Set<string | undefined>();
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      for (const { source } of vscode.languages.getDiagnostics(uri)) sources.add(source);
    });

    await typeLines(editor, lines);
    assert.strictEqual(document.getText(), lines.join('\n'));
    assert.strictEqual(document.languageId, 'charter');
    await diagnosticsUntil(uri, 'the three findings', (found) =>
      wanted.every((check) => checksOf(found).includes(check)),
    );
    assert.strictEqual(document.getText(diagnosticOf(uri, 'operator-owner').range), 'TBD');
    for (const check of ['write-back', 'ninety-day-metric']) {
      assert.strictEqual(document.getText(diagnosticOf(uri, check).range), 'pilot', check);
    }

    for (const letter of '\nmaint') {
      const found = checksOf(await nextDiagnostics(uri, () => type(letter)));
      assert.includeMembers(found, wanted, `after ${JSON.stringify(letter)}`);
      assert.notInclude(found, 'yaml-syntax', `after ${JSON.stringify(letter)}`);
    }
    for (let left = 'maint\n'.length; left > 0; left--) {
      const found = checksOf(await nextDiagnostics(uri, () => vscode.commands.executeCommand('deleteLeft')));
      assert.includeMembers(found, wanted, `${left} before the end`);
    }
    assert.strictEqual(document.getText(), lines.join('\n'));

    for (const [check, title] of Object.entries(fixes)) {
      const before = document.getText();
      const fix = await fixFor(uri, check, title);
      assert.isTrue(await vscode.workspace.applyEdit(fix.edit!), fix.title);
      const filled = await fillBlanks(editor, (hint) => values[hint.slice(1, -1)] ?? hint);
      assert.isNotEmpty(filled, `blanks of "${fix.title}"`);
      assert.notMatch(document.getText(), /<[^@>]*>/, `blanks left by "${fix.title}"`);
      await diagnosticsUntil(uri, `no ${check}`, (found) => !checksOf(found).includes(check));
      assertKept(before, document.getText(), fix.title);
    }
    listening.dispose();
    assert.notInclude(checksOf(vscode.languages.getDiagnostics(uri)), 'yaml-syntax');
    assert.deepStrictEqual([...sources], ['charter']);
    // A section that is inserted keeps the indentation of the page.
    assert.match(document.getText(), /^writeBack:\n {2}destination: \S/m);
    assert.match(document.getText(), /^ninetyDayMetric:\n {2}name: \S.*\n {2}unit: \S/m);
  });
});

/** Every line that was there is there still, in the same order; only what stood for the blank is another. */
function assertKept(before: string, after: string, what: string): void {
  let at = 0;
  const there = after.split('\n');
  for (const line of before.split('\n')) {
    const [head, tail] = line.split('TBD');
    const found = there.findIndex(
      (candidate, index) =>
        index >= at &&
        (tail === undefined ? candidate === line : candidate.startsWith(head!) && candidate.endsWith(tail)),
    );
    assert.isAtLeast(found, at, `${JSON.stringify(line)} after "${what}":\n${after}`);
    at = found + 1;
  }
}
