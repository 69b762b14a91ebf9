import { type CompletionItem, CompletionItemKind, InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import { type Completion, countBlanks, type Lines, plainText, snippetText, type Template } from '../engine/index.ts';
import { toRange } from './convert.ts';
import { toMarkup } from './markup.ts';

/** How a client takes completions. */
export interface CompletionSupport {
  /** Texts with tab stops. */
  readonly snippets: boolean;
  /** Texts of several lines are inserted as they are. Otherwise the client indents all but the first like the line. */
  readonly asIs: boolean;
  readonly commits: boolean;
  readonly labelDetails: boolean;
  readonly markdown: boolean;
  /** The command that opens the list of suggestions, where there is one. */
  readonly suggest: string | undefined;
}

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  person: CompletionItemKind.Reference,
  date: CompletionItemKind.Constant,
  check: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  template: CompletionItemKind.Snippet,
};

/** Completions for a client, in the order in which they are given. */
export function toCompletionItems(
  lines: Lines,
  text: string,
  completions: readonly Completion[],
  support: CompletionSupport,
): CompletionItem[] {
  return completions.map((completion, index) => {
    const { label, kind, detail, about, span, filter, preselect, asks, commits } = completion;
    const suggest = asks && support.suggest !== undefined && support.snippets;
    // A list of what may stand there is better than a hint, and so is an empty place where it cannot be typed over.
    const bare = suggest || (!support.snippets && countBlanks(completion.text) === 1 && completion.text.length > 1);
    const template =
      bare && typeof completion.text.at(-1) !== 'string' ? completion.text.slice(0, -1) : completion.text;
    const several = template.some((part) => typeof part === 'string' && part.includes('\n'));
    const written = several && !support.asIs ? dedented(template, text, lines.spanAt(span.start).start) : template;
    const snippet = support.snippets && countBlanks(written) > 0;
    return {
      label,
      kind: KINDS[kind],
      ...(detail !== undefined && (support.labelDetails ? { labelDetails: { description: detail } } : { detail })),
      documentation: toMarkup(about, support.markdown),
      sortText: String(index).padStart(4, '0'),
      ...(filter !== undefined && { filterText: filter }),
      ...(preselect && { preselect }),
      insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(several && support.asIs && { insertTextMode: InsertTextMode.asIs }),
      textEdit: { range: toRange(lines, span), newText: snippet ? snippetText(written) : plainText(written) },
      ...(commits && support.commits && { commitCharacters: [...commits] }),
      ...(suggest && { command: { title: 'Suggest', command: support.suggest } }),
    };
  });
}

/** Takes off the indentation that the client adds: that of the line. */
function dedented(template: Template, text: string, lineStart: number): Template {
  const margin = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))![0].length;
  const joined: (string | { readonly hint: string })[] = [];
  for (const part of template) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined.map((part) =>
    typeof part === 'string' ? part.replace(/\n[ \t]+/g, (indent) => `\n${indent.slice(1 + margin)}`) : part,
  );
}
