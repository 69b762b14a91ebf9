import {
  ErrorCodes,
  type Location,
  MessageType,
  type Position,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type Charter,
  type Identity,
  type Mention,
  type MentionPart,
  mentionsIn,
  mentionsOf,
  type Person,
  parsePerson,
  renameIn,
  spanOfPart,
} from '../../engine/index.ts';
import { toOffset, toRange } from '../convert.ts';
import { type EditedPage, toPagesEdit } from '../pages-edit.ts';
import { invalidParams } from '../params.ts';
import type { WorkspaceCharters } from '../workspace-charters.ts';
import { type Asked, type Handler, onText, type Serving } from './handler.ts';

/** Of what is left out, so many are named. */
const MOST_NAMED = 5;

/** A person whom the cursor is at. */
interface PersonAt {
  readonly mention: Mention;
  readonly part: MentionPart;
  readonly person: Person;
  readonly who: Identity;
}

/** References and renaming of the people whom charters name. */
export const peopleHandler: Handler = {
  capabilities: { referencesProvider: true, renameProvider: { prepareProvider: true } },
  register(serving) {
    const { connection, charters } = serving;
    connection.onReferences(
      onText<ReferenceParams, Location[]>(serving, [], async (asked, { position, context }) => {
        await charters.complete();
        const at = personAt(asked, position, serving.charters);
        if (!at || typeof at === 'string') return [];
        const found: Location[] = [];
        for await (const { uri, charter } of pagesNaming(serving, asked.uri, at.who)) {
          const { document } = charter;
          const spans = mentionsOf(charter, at.who).flatMap(({ owner, written: [first] }) =>
            first && (!owner || context?.includeDeclaration) ? [spanOfPart(document, first)] : [],
          );
          // What an alias repeats stands in one place.
          const once = new Map(spans.map((span) => [span.start, span])).values();
          for (const span of once) found.push({ uri, range: toRange(document.lines, span) });
        }
        return found;
      }),
    );
    connection.onPrepareRename(
      onText<PrepareRenameParams, PrepareRenameResult | null>(serving, null, (asked, { position }) => {
        const at = renamable(asked, position, charters);
        if (!at) return null;
        const { document } = asked.view.judged.charter;
        return { range: toRange(asked.lines, spanOfPart(document, at.part)), placeholder: at.part.text };
      }),
    );
    connection.onRenameRequest(
      onText<RenameParams, WorkspaceEdit | null>(serving, null, async (asked, { position, newName }) => {
        // A charter that is read later would keep the old words, and nobody would be told.
        await charters.complete();
        const at = renamable(asked, position, charters);
        if (!at) return null;
        return rename(serving, asked, at, newName);
      }),
    );
  },
};

/** The person to rename at a place; undefined where nobody is named. Throws where it is known why that cannot be done. */
function renamable(asked: Asked, position: Position, charters: WorkspaceCharters): PersonAt | undefined {
  const at = personAt(asked, position, charters);
  if (typeof at === 'string') throw refusal(at);
  if (at && asked.view.judged.charter.document.problems.length > 0)
    throw refusal('This page cannot be read as it is, so it would keep the old words. Mend it, and rename again.');
  return at;
}

/** Those that name a person, and among them the page that is asked about, though it may be none of the workspace yet. */
async function* pagesNaming(
  { texts, charters }: Serving,
  own: string,
  who: Identity,
  damaged?: (path: string) => void,
): AsyncGenerator<Pick<EditedPage, 'uri' | 'version'> & { readonly charter: Charter }> {
  let seen = false;
  for await (const page of charters.pages(who, damaged)) {
    seen ||= page.uri === own;
    yield page;
  }
  const view = seen ? undefined : await texts.view(own);
  const { charter } = view?.judged ?? {};
  if (view && charter?.document.problems.length === 0) yield { uri: own, version: view.version, charter };
}

async function rename(
  serving: Serving,
  { uri: own }: Asked,
  { part, person, who }: PersonAt,
  newName: string,
): Promise<WorkspaceEdit> {
  const to = newWords(part.kind, newName);
  const { connection, session } = serving;
  const pages: EditedPage[] = [];
  const damaged: string[] = [];
  for await (const { uri, version, charter } of pagesNaming(serving, own, who, (path) => damaged.push(path))) {
    const edits = renameIn(charter, who, person, to);
    const known = mentionsOf(charter, who).some(({ contact }) => contact !== undefined);
    if (edits.length > 0)
      pages.push({ uri, version, edits, lines: charter.document.lines, unsure: uri !== own && !known });
  }
  if (damaged.length > 0) {
    const first = damaged.slice(0, MOST_NAMED).join(', ');
    const more = damaged.length > MOST_NAMED ? ` and ${damaged.length - MOST_NAMED} more` : '';
    const message = `Left out, as they cannot be read as they are: ${first}${more}. Mend them, and rename there again.`;
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }
  return toPagesEdit(pages, session().capabilities, `Rename ${part.text} to ${to[part.kind]}`);
}

/** What to write in place of a name or a contact. Both may be given for either: `Ana Ruiz <ana@example.com>`. */
function newWords(kind: MentionPart['kind'], newName: string): Partial<Person> {
  if (typeof newName !== 'string') throw invalidParams('it gives no new name');
  const given = parsePerson(newName);
  if (!given) throw refusal(`Write the new ${kind}.`);
  if (given.name !== undefined && given.contact !== undefined) return given;
  if (kind === 'name' && given.name === undefined)
    throw refusal('This is a contact, and a name is renamed. Write a name, or both: Ana Ruiz <ana@example.com>.');
  return { [kind]: newName.trim() };
}

/** The person at a place of a page; in words, why it cannot be told who is meant; undefined where nobody is named. */
function personAt(
  { view, evaluation, lines }: Asked,
  position: Position,
  charters: WorkspaceCharters,
): PersonAt | string | undefined {
  if (!evaluation) return undefined;
  const { charter } = view.judged;
  const offset = toOffset(lines, position);
  const people = charters.everybody();
  const all = mentionsIn(charter);
  for (const mention of all) {
    const part = mention.written.find((one) => {
      const { start, end } = spanOfPart(charter.document, one);
      return start <= offset && offset <= end;
    });
    if (!part) continue;
    const { name, contact } = mention;
    // "platform rotation" is on call, and nobody's name until somebody owns something under it.
    if (!mention.owner && contact === undefined && !charters.isOwner(name ?? '')) return undefined;
    const namesakes = contact === undefined ? people.namesakes(name ?? '') : [];
    const meant = namesakes.length === 0 ? mention : inFull(name, all);
    if (!meant)
      return `Several people are called ${name}: ${namesakes.join(', ')}. Write here which one is meant, by the contact.`;
    const person = { name: meant.name, contact: meant.contact };
    return { mention, part, person, who: people.identify(person) };
  }
  return undefined;
}

/** The one person of a name whom the page names with a contact. */
function inFull(name: string | undefined, all: readonly Mention[]): Mention | undefined {
  const found = all.filter((other) => other.name === name && other.contact !== undefined);
  return new Set(found.map(({ contact }) => contact)).size === 1 ? found[0] : undefined;
}

function refusal(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
