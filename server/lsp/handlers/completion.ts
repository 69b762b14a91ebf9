import { type CompletionList, type CompletionParams, CompletionTriggerKind } from 'vscode-languageserver';
import { type Completion, complete, folderToList, knownPeople, ownersElsewhere } from '../../engine/index.ts';
import { toCompletionItems } from '../completion-items.ts';
import { toOffset } from '../convert.ts';
import { type Handler, onText } from './handler.ts';

/** A longer list is narrowed down to what is typed, and asked for again with every letter. */
const MOST_ITEMS = 200;

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

export const completionHandler: Handler = {
  // Behind a colon or a comma a space follows; in quotes, braces and paths something may be offered at once.
  capabilities: { completionProvider: { triggerCharacters: [' ', '"', '{', '/', '@', '#'] } },
  register(serving) {
    serving.connection.onCompletion(
      onText<CompletionParams, CompletionList>(
        serving,
        NOTHING,
        async ({ uri, view, lines, evaluation }, { position, context }) => {
          const { charter } = view.judged;
          const { text } = charter.document;
          const offset = toOffset(lines, position);
          // Whoever indents a line by hand asks for nothing yet.
          const typed = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
          if (typed && text.slice(lines.spanAt(offset).start, offset).trim() === '') return NOTHING;
          const files = serving.texts.files(uri);
          const folder = folderToList(charter, offset);
          const entries = folder === undefined ? [] : await files?.list(folder);
          const people = evaluation
            ? knownPeople(
                evaluation.policy,
                files?.codeowners() ?? [],
                ownersElsewhere(serving.charters.people(), charter),
              )
            : [];
          const found = complete(charter, offset, { evaluation, people, entries: entries ?? [] });
          const isIncomplete = found.length > MOST_ITEMS;
          const offered = isIncomplete ? narrowed(found, text, offset) : found;
          return { isIncomplete, items: toCompletionItems(lines, text, offered, serving.session().completion) };
        },
      ),
    );
  },
};

/** Those in which the letters that are typed come in their order: what an editor would find, too. */
function narrowed(found: readonly Completion[], text: string, offset: number): Completion[] {
  const holds = ({ span, filter, label }: Completion): boolean => {
    const words = (filter ?? label).toLowerCase();
    let at = 0;
    for (const letter of text.slice(span.start, offset).toLowerCase()) {
      at = words.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
  return found.filter(holds).slice(0, MOST_ITEMS);
}
