import * as vscode from 'vscode';
import type { NewCharterParams } from '../../server/protocol.ts';
import { displayPath, LANGUAGE } from '../charter-files.ts';
import { sayFailure } from '../say-failure.ts';
import type { Server } from '../server.ts';
import { folderName, folderProblem, folderSteps, nameProblem } from './charter-place.ts';
import { hoursIn, hoursProblem } from './hours.ts';
import { askPerson, askPick, askText } from './quick-input.ts';
import { type Answer, askSteps, BACK, type Place, type Step } from './steps.ts';

const TITLE = 'New charter';
const FILE_NAMES = ['charter.yaml', 'charter.yml'];

/** What a charter is made from. */
interface Answers {
  readonly name: string;
  /** Undefined for one that is not saved yet, where no folder is open. */
  readonly folder?: vscode.Uri | undefined;
  readonly title?: string;
  readonly operator?: string;
  readonly technical?: string;
  readonly frictionHours?: number;
}

/**
 * Creates a charter in a folder of its own, never over one that is there, and begins to fill it in. Asks a few
 * questions, unless the answers are given.
 */
export async function newCharter(server: Server, target?: unknown): Promise<vscode.Uri | undefined> {
  try {
    if (isAnswers(target)) return await createIn(server, target, target.folder);
    const clicked = target instanceof vscode.Uri ? await folderOf(target) : undefined;
    const answers = await askAnswers(server, clicked);
    if (!answers) return undefined;
    return answers.folder ? await createIn(server, answers, answers.folder) : await createUntitled(server, answers);
  } catch (error) {
    sayFailure('The charter could not be created', error);
    return undefined;
  }
}

function isAnswers(target: unknown): target is Answers & { readonly folder: vscode.Uri } {
  return typeof target === 'object' && target !== null && 'name' in target && 'folder' in target;
}

async function folderOf(uri: vscode.Uri): Promise<vscode.Uri> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return type & vscode.FileType.Directory ? uri : vscode.Uri.joinPath(uri, '..');
}

/** The answers as far as they are given; all but the name may stay open. */
interface Draft {
  readonly name?: string;
  readonly base?: vscode.WorkspaceFolder | undefined;
  readonly path?: string;
  readonly operator?: string;
  readonly technical?: string;
  readonly hours?: string;
}

async function askAnswers(server: Server, clicked: vscode.Uri | undefined): Promise<Answers | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const holding = clicked && vscode.workspace.getWorkspaceFolder(clicked);
  const own = clicked && !isWorkspaceFolder(clicked) ? clicked : undefined;
  const people = server.people();
  people.catch(() => {});
  const start: Draft = {
    ...(own && { name: own.path.split('/').at(-1)! }),
    base: holding ?? (folders.length === 1 && !clicked ? folders[0] : undefined),
  };
  const draft = await askSteps<Draft>(start, [
    asking(
      (state, place) =>
        askText({
          title: TITLE,
          place,
          prompt: 'What is the workflow called?',
          placeholder: 'Draft case text',
          value: state.name,
          validate: nameProblem,
        }),
      'name',
    ),
    {
      applies: () => !clicked && folders.length > 1,
      async ask(state, place) {
        const items = folders.map((base) => ({ label: base.name, description: base.uri.path, base }));
        const picked = await askPick({ title: TITLE, place, placeholder: 'In which folder of the workspace?' }, items);
        return picked === undefined || picked === BACK ? picked : { ...state, base: picked.base };
      },
    },
    {
      applies: ({ base }) => base !== undefined,
      ...asking(
        ({ path, base, name = '' }, place) =>
          askText({
            title: TITLE,
            place,
            prompt: `In which folder of ${base!.name}? It is created where it does not exist.`,
            value: path ?? (own && holding ? own.path.slice(base!.uri.path.length + 1) : folderName(name)),
            validate: folderProblem,
          }),
        'path',
      ),
    },
    asking(
      ({ operator }, place) =>
        askPerson({
          title: TITLE,
          place,
          placeholder: 'Who owns the workflow, and decides what it should do? Name, e-mail or @handle',
          skip: 'Not known yet',
          value: operator,
          people,
        }),
      'operator',
    ),
    asking(
      ({ technical }, place) =>
        askPerson({
          title: TITLE,
          place,
          placeholder: 'Who owns the integration, and keeps it running? Name, e-mail or @handle',
          skip: 'Not known yet',
          value: technical,
          people,
        }),
      'technical',
    ),
    asking(
      ({ hours }, place) =>
        askText({
          title: TITLE,
          place,
          prompt: 'How many hours a month are lost today? Leave it empty where that is not known yet.',
          placeholder: '120',
          value: hours,
          validate: hoursProblem,
        }),
      'hours',
    ),
  ]);
  return draft && answersOf(draft, clicked);
}

/** A question whose answer is one text of the draft. */
function asking(
  ask: (draft: Draft, place: Place) => Promise<Answer<string>>,
  key: 'name' | 'path' | 'operator' | 'technical' | 'hours',
): Step<Draft> {
  return {
    async ask(draft, place) {
      const text = await ask(draft, place);
      return text === undefined || text === BACK ? text : { ...draft, [key]: text };
    },
  };
}

function answersOf({ name = '', base, path, operator, technical, hours }: Draft, clicked?: vscode.Uri): Answers {
  const frictionHours = hoursIn(hours ?? '');
  return {
    name,
    // A name that is one already says nothing more as a title.
    ...(name.trim() !== folderName(name) && { title: name.trim() }),
    folder: base ? vscode.Uri.joinPath(base.uri, ...folderSteps(path ?? '')) : clicked,
    ...(operator && { operator }),
    ...(technical && { technical }),
    ...(frictionHours !== undefined && { frictionHours }),
  };
}

function isWorkspaceFolder(uri: vscode.Uri): boolean {
  return vscode.workspace.workspaceFolders?.some((folder) => folder.uri.toString() === uri.toString()) ?? false;
}

async function createIn(server: Server, answers: Answers, folder: vscode.Uri): Promise<vscode.Uri> {
  const existing = await findIn(folder);
  if (existing) return openExisting(existing);
  // Asked for first: without the server there is nothing to write, and no empty file is left behind.
  const { snippet, text } = await server.newCharter(params(answers));
  const uri = vscode.Uri.joinPath(folder, FILE_NAMES[0]!);
  const creation = new vscode.WorkspaceEdit();
  // Not empty at first: for a moment it would be said of the page that it lacks everything, its status too.
  creation.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(withLineEnds(text, uri)) });
  if (!(await vscode.workspace.applyEdit(creation))) {
    // Somebody else may have been faster.
    const other = await findIn(folder);
    if (other) return openExisting(other);
    throw new Error(`${displayPath(uri)} could not be written.`);
  }
  const editor = await vscode.window.showTextDocument(uri);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Range(0, 0, editor.document.lineCount, 0));
  await editor.document.save();
  return uri;
}

/** As VS Code ends the lines of a new file, where it is told how. */
function withLineEnds(text: string, uri: vscode.Uri): string {
  return vscode.workspace.getConfiguration('files', uri).get('eol') === '\r\n' ? text.replaceAll('\n', '\r\n') : text;
}

/** Only what can be told to the server. */
function params({ folder: _, ...told }: Answers): NewCharterParams {
  return told;
}

async function createUntitled(server: Server, answers: Answers): Promise<vscode.Uri> {
  const { snippet } = await server.newCharter(params(answers));
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
  return document.uri;
}

async function findIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const name of FILE_NAMES) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      await vscode.workspace.fs.stat(uri);
      return uri;
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError) || !isAbsence(error)) throw error;
    }
  }
  return undefined;
}

function isAbsence({ code }: vscode.FileSystemError): boolean {
  return code === 'FileNotFound' || code === 'FileNotADirectory';
}

async function openExisting(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(uri);
  void vscode.window.showInformationMessage(`${displayPath(uri)} was there already. It is open, and unchanged.`);
  return uri;
}
