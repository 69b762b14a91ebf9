import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';
import type { CompletionSupport } from './completion-items.ts';
import type { EditSupport } from './convert.ts';
import { showsMarkdown } from './markup.ts';

/** What a client can do, and what it is told. */
export interface Session {
  readonly options: InitializationOptions;
  readonly edits: EditSupport;
  /** What the client says it can do. It may leave out anything. */
  readonly capabilities: ClientCapabilities;
  readonly completion: CompletionSupport;
  readonly markdownInHover: boolean;
}

/** Reads what a client says of itself; whatever it does not say, it cannot do. */
export function readSession({ capabilities, initializationOptions }: InitializeParams): Session {
  const edit = capabilities.workspace?.workspaceEdit;
  const item = capabilities.textDocument?.completion?.completionItem;
  const options =
    typeof initializationOptions === 'object' && initializationOptions !== null ? initializationOptions : {};
  const modes = item?.insertTextModeSupport?.valueSet;
  return {
    options,
    capabilities,
    edits: {
      documentChanges: edit?.documentChanges === true,
      snippets: edit?.snippetEditSupport === true,
      creates: edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true,
    },
    markdownInHover: showsMarkdown(capabilities.textDocument?.hover?.contentFormat),
    completion: {
      snippets: item?.snippetSupport === true,
      asIs: Array.isArray(modes) && modes.includes(1),
      commits: item?.commitCharactersSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
      markdown: showsMarkdown(item?.documentationFormat),
      suggest: commandsOf(options).includes(SUGGEST) ? SUGGEST : undefined,
    },
  };
}

/** The command of VS Code that opens the list of suggestions. */
const SUGGEST = 'editor.action.triggerSuggest';

/** The ids of the commands that a client can run. */
export function commandsOf({ commands }: InitializationOptions): readonly string[] {
  return Array.isArray(commands) ? commands.filter((id) => typeof id === 'string') : [];
}
