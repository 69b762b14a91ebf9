import * as vscode from 'vscode';
import type { HandoverEntry, PersonEntry } from '../../server/protocol.ts';
import { sayFailure } from '../say-failure.ts';
import type { Handover, Server } from '../server.ts';
import { type HandoverItem, handedOver, handoverItems, handoverSummary, warningItems } from './handover-words.ts';
import { personName, personText } from './person-items.ts';
import { askPerson, askPick, type PersonQuestion } from './quick-input.ts';
import { askSteps, BACK } from './steps.ts';

const TITLE = 'Handover';

/** Given instead of asked for. */
interface Given {
  readonly from: string;
  readonly to: string;
}

interface State {
  readonly from?: string;
  readonly found?: Handover;
  readonly to?: string;
  readonly handover?: Handover;
  readonly preview?: boolean;
}

/**
 * Puts one person in the place of another in every charter, after showing where the one stands and what would be left
 * without an owner. As with a rename: one step to undo, and saved where VS Code saves what it refactors.
 */
export async function handover(server: Server, target?: unknown): Promise<readonly HandoverEntry[] | undefined> {
  try {
    const state = isGiven(target)
      ? { ...target, handover: await server.handover(target), preview: false }
      : await ask(server, peopleOf(target) ?? server.people());
    if (!state?.handover || !state.from || !state.to) return undefined;
    return await apply(state.handover, state.from, state.to, state.preview ?? false);
  } catch (error) {
    sayFailure('The handover could not be made', error);
    return undefined;
  }
}

function isGiven(target: unknown): target is Given {
  return typeof target === 'object' && target !== null && 'from' in target && 'to' in target;
}

/** Of a row in the Charters view, those who own the charter. */
function peopleOf(target: unknown): readonly PersonEntry[] | undefined {
  if (typeof target !== 'object' || target === null || !('entry' in target)) return undefined;
  const { owners } = target.entry as { owners: readonly Omit<PersonEntry, 'charters'>[] };
  const people = new Map(owners.map((owner) => [personText(owner), { ...owner, charters: 1 }]));
  return people.size > 0 ? [...people.values()] : undefined;
}

async function ask(server: Server, people: PersonQuestion['people']): Promise<State | undefined> {
  return askSteps<State>({}, [
    {
      async ask(state, place) {
        const from = await askPerson({
          title: TITLE,
          place,
          placeholder: 'Who leaves? Choose, or write a name, an e-mail or a @handle',
          people,
        });
        if (from === undefined || from === BACK) return from;
        return { ...state, from, found: await server.handover({ from }) };
      },
    },
    {
      // Where the person stands; and where nowhere, that is said instead of asking who takes over from nobody.
      async ask(state, place) {
        const { charters, warnings } = state.found!;
        const question = {
          title: TITLE,
          place,
          placeholder: handoverSummary(personName(state.from!), charters, warnings),
        };
        const items = withSeparators(handoverItems(charters));
        const picked = await askPick<vscode.QuickPickItem | HandoverItem>(question, items);
        if (picked === undefined || picked === BACK) return picked;
        if (!('uri' in picked)) return undefined;
        if (picked.uri === undefined) return charters.length > 0 ? state : undefined;
        await vscode.window.showTextDocument(vscode.Uri.parse(picked.uri, true));
        return undefined;
      },
    },
    {
      async ask(state, place) {
        const others = server.people().then((all) => all.filter((person) => personText(person) !== state.from));
        const to = await askPerson({
          title: TITLE,
          place,
          placeholder: `Who takes over from ${personName(state.from!)}? Name <e-mail>, e-mail or @handle`,
          people: others,
        });
        if (to === undefined || to === BACK) return to;
        return { ...state, to, handover: await server.handover({ from: state.from!, to }) };
      },
    },
    {
      async ask(state, place) {
        const { charters, warnings } = state.handover!;
        const { length } = charters;
        const files = `${length} charter${length === 1 ? '' : 's'}`;
        const items = [
          { label: `$(check) Hand over in ${files}`, detail: 'One step, which Undo takes back.', preview: false },
          {
            label: '$(diff) Look at the changes first',
            detail: 'Tick those to make: none is ticked at first.',
            preview: true,
          },
        ];
        const placeholder = `${state.from} → ${state.to}`;
        for (;;) {
          const all = [...items, ...withSeparators(warningItems(warnings))];
          const picked = await askPick<vscode.QuickPickItem & { preview?: boolean }>(
            { title: TITLE, place, placeholder },
            all,
          );
          if (picked === undefined || picked === BACK) return picked;
          if (picked.preview !== undefined) return { ...state, preview: picked.preview };
        }
      },
    },
  ]);
}

function withSeparators<T extends { readonly label: string }>(
  items: readonly (T | { readonly separator: string })[],
): (T | vscode.QuickPickItem)[] {
  return items.map((item) =>
    'separator' in item ? { label: item.separator, kind: vscode.QuickPickItemKind.Separator } : item,
  );
}

async function apply(
  { charters, edit, warnings }: Handover,
  from: string,
  to: string,
  preview: boolean,
): Promise<readonly HandoverEntry[]> {
  if (!edit || edit.size === 0) {
    void vscode.window.showInformationMessage(
      [handoverSummary(from, charters, warnings), ...warnings.slice(1)].join(' '),
    );
    return charters;
  }
  const done = await vscode.workspace.applyEdit(preview ? confirmed(edit, from, to) : edit, { isRefactoring: true });
  if (!done) {
    // Turned down in the preview, which needs no message; else somebody must know.
    if (!preview) throw new Error('a charter has changed meanwhile. Try again.');
    return [];
  }
  void vscode.window.showInformationMessage(handedOver(from, to, edit.size));
  return charters;
}

/** The same edit, each change of which is shown before it is made. */
function confirmed(edit: vscode.WorkspaceEdit, from: string, to: string): vscode.WorkspaceEdit {
  const shown = new vscode.WorkspaceEdit();
  const metadata = { needsConfirmation: true, label: 'Handover', description: `${from} → ${to}` };
  for (const [uri, edits] of edit.entries())
    shown.set(
      uri,
      edits.map((one): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [one, metadata]),
    );
  return shown;
}
