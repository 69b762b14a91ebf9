import fc from 'fast-check';
import { arbitraryText } from './arbitrary-text.ts';

/** A message of a client. Its id, where it is a request, is given when it is sent. */
export interface Message {
  readonly method: string;
  readonly params?: unknown;
  readonly kind: 'request' | 'notification';
  /** A request that is taken back at once. */
  readonly cancelled: boolean;
}

const uri = fc.constantFrom(
  'file:///nowhere/a/charter.yaml',
  'file:///nowhere/a/charter.yaml',
  'file:///nowhere/b/charter.yaml',
  'file:///nowhere/charter.policy.yaml',
  'untitled:Untitled-1',
  'memfs:/x/charter.yaml',
  'not a uri',
  'file:///%E0%A4%A/charter.yaml',
  'file://host/share/charter.yaml',
  'file:///nowhere/../../etc/passwd',
  '',
);

const number = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 20 }) },
  fc.constantFrom<unknown>(-1, 1e9, 2 ** 53, -(2 ** 31), 1.5, null, '3', true),
);
const position = fc.record({ line: number, character: number });
const range = fc.record({ start: position, end: position });
/** What may stand anywhere instead of what belongs there. */
const wrong = fc.constantFrom<unknown>(null, 0, '', 'x', [], {}, true, [[]], { uri: 5 }, { line: {} });
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });

const textDocument = mostly(fc.record({ uri: mostly(uri) }));
const version = fc.constantFrom<unknown>(1, 2, 3, -7, 0, null, '1', 2 ** 40);
const change = fc.oneof(
  fc.record({ text: mostly(arbitraryText) }),
  fc.record({ range: mostly(range), text: mostly(fc.constantFrom('', 'a', '\n', ': ', '😀', '\uD83D', '\r')) }),
);
const options = mostly(fc.record({ tabSize: number, insertSpaces: fc.boolean(), insertFinalNewline: fc.boolean() }));
const context = mostly(
  fc.record({
    diagnostics: mostly(fc.constant([])),
    only: fc.constantFrom<unknown>(undefined, null, 5, ['quickfix'], ['source'], [5]),
    triggerKind: number,
    includeDeclaration: fc.boolean(),
  }),
);
const at = fc.record({ textDocument, position: mostly(position), context });

const REQUESTS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'textDocument/hover': at,
  'textDocument/completion': at,
  'textDocument/definition': at,
  'textDocument/references': at,
  'textDocument/prepareRename': at,
  'textDocument/rename': fc.record({ textDocument, position: mostly(position), newName: mostly(arbitraryText) }),
  'textDocument/codeAction': fc.record({ textDocument, range: mostly(range), context }),
  'textDocument/inlayHint': fc.record({ textDocument, range: mostly(range) }),
  'textDocument/selectionRange': fc.record({ textDocument, positions: mostly(fc.array(mostly(position))) }),
  'textDocument/formatting': fc.record({ textDocument, options }),
  'textDocument/documentSymbol': fc.record({ textDocument }),
  'textDocument/documentLink': fc.record({ textDocument }),
  'textDocument/foldingRange': fc.record({ textDocument }),
  'textDocument/codeLens': fc.record({ textDocument }),
  'textDocument/semanticTokens/full': fc.record({ textDocument }),
  'workspace/symbol': mostly(fc.record({ query: mostly(fc.string()) })),
  'charter/readiness': mostly(fc.record({ uri: mostly(uri), committed: mostly(arbitraryText) })),
  'charter/page': mostly(fc.record({ uri: mostly(uri), format: mostly(fc.constantFrom('html', 'markdown')) })),
  'charter/new': mostly(fc.record({ name: mostly(fc.string()), title: mostly(fc.string()), frictionHours: number })),
  'charter/handover': mostly(fc.record({ from: mostly(fc.string()), to: mostly(fc.string()) })),
  'charter/postmortem': mostly(fc.record({ uri: mostly(uri), retire: mostly(fc.boolean()) })),
  'charter/charters': wrong,
  'charter/people': wrong,
  'charter/checks': wrong,
  'no/such/method': wrong,
  toString: wrong,
  __proto__: wrong,
};

const opened = fc.record({
  uri: mostly(uri),
  languageId: fc.constant('charter'),
  version,
  text: mostly(arbitraryText),
});
const watched = fc.record({ uri: mostly(uri), type: number });
const folder = fc.record({ uri: mostly(uri), name: fc.constant('a') });
const NOTIFICATIONS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'textDocument/didOpen': fc.record({ textDocument: mostly(opened) }),
  'textDocument/didChange': fc.record({
    textDocument: mostly(fc.record({ uri: mostly(uri), version })),
    contentChanges: mostly(fc.array(mostly(change), { maxLength: 4 })),
  }),
  'textDocument/willSave': fc.record({ textDocument, reason: number }),
  'textDocument/didSave': fc.record({ textDocument }),
  'textDocument/didClose': fc.record({ textDocument }),
  'workspace/didChangeWatchedFiles': fc.record({ changes: mostly(fc.array(mostly(watched), { maxLength: 3 })) }),
  'workspace/didChangeConfiguration': fc.record({ settings: wrong }),
  'workspace/didChangeWorkspaceFolders': fc.record({
    event: mostly(fc.record({ added: mostly(fc.array(mostly(folder))), removed: mostly(fc.array(mostly(folder))) })),
  }),
  '$/cancelRequest': fc.record({ id: wrong }),
  '$/setTrace': fc.record({ value: wrong }),
  initialized: wrong,
  'no/such/notification': wrong,
};

function messages(kind: Message['kind'], table: Readonly<Record<string, fc.Arbitrary<unknown>>>) {
  return fc.oneof(
    ...Object.entries(table).map(([method, params]) =>
      fc.record({
        method: fc.constant(method),
        // Now and then none at all.
        params: fc.oneof({ weight: 12, arbitrary: mostly(params) }, { weight: 1, arbitrary: fc.constant(undefined) }),
        kind: fc.constant(kind),
        cancelled: fc.nat({ max: 9 }).map((dice) => kind === 'request' && dice === 0),
      }),
    ),
  );
}

/** One message, right or wrong. */
const arbitraryMessage: fc.Arbitrary<Message> = fc.oneof(
  messages('request', REQUESTS),
  messages('notification', NOTIFICATIONS),
);

/** Some messages, with documents opened and changed among them. */
export const arbitraryTraffic: fc.Arbitrary<readonly Message[]> = fc.array(arbitraryMessage, {
  minLength: 1,
  maxLength: 30,
});
