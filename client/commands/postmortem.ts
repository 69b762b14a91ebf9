import * as vscode from 'vscode';
import { sayFailure } from '../say-failure.ts';
import type { Server } from '../server.ts';
import type { ReadinessPanel } from '../views/readiness-panel.ts';
import { chooseCharter, sayForeign } from './choose-charter.ts';
import { reveal } from './reveal.ts';

const TITLE = 'Postmortem';

/** Adds the questions of the postmortem to a charter, and begins to answer them. Its status changes only where asked. */
export async function postmortem(server: Server, panel: ReadinessPanel, target?: unknown): Promise<void> {
  const uri = await chooseCharter(panel, TITLE, target);
  if (!uri) return;
  try {
    // Its blanks are filled in where they are written.
    await vscode.window.showTextDocument(uri);
    const found = await server.postmortem(uri, false);
    if (!found) {
      sayForeign(uri);
      return;
    }
    const retire = found.declared === 'retired' ? false : await askRetire(found.declared);
    if (retire === undefined) return;
    const { unanswered, range, edit } = retire ? ((await server.postmortem(uri, true)) ?? found) : found;
    if (edit) {
      if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the file has changed meanwhile. Try again.');
    } else if (unanswered === 0) {
      void vscode.window.showInformationMessage('All seven questions of the postmortem are answered.');
    } else throw new Error('there is no place for it that is safe. Mend what cannot be read first: see the problems.');
    if (!edit && range) await reveal(uri, range);
  } catch (error) {
    sayFailure('The postmortem could not be added', error);
  }
}

async function askRetire(declared: string | null): Promise<boolean | undefined> {
  const items = [
    {
      label: '$(archive) Retire it',
      detail: 'Sets the status to retired, and adds the seven questions. Nothing else is checked from then on.',
      retire: true,
    },
    { label: '$(question) Only add the questions', detail: `The status stays ${declared ?? 'open'}.`, retire: false },
  ];
  const says = declared === null ? 'This charter has no status.' : `This charter says ${declared}.`;
  const picked = await vscode.window.showQuickPick(items, { title: TITLE, placeHolder: `${says} Is it retired?` });
  return picked?.retire;
}
