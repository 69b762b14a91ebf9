import {
  type DocumentSymbolParams,
  type DocumentSymbol as LspDocumentSymbol,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { type DocumentSymbol, documentSymbols, type Lines } from '../../engine/index.ts';
import { toRange } from '../convert.ts';
import { type Handler, onText } from './handler.ts';

const KINDS: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.Module,
  list: SymbolKind.Array,
  text: SymbolKind.String,
  number: SymbolKind.Number,
  flag: SymbolKind.Boolean,
  nothing: SymbolKind.Null,
};

export const documentSymbolHandler: Handler = {
  capabilities: { documentSymbolProvider: { label: 'Charter' } },
  register(serving) {
    serving.connection.onDocumentSymbol(
      onText<DocumentSymbolParams, LspDocumentSymbol[] | SymbolInformation[]>(serving, [], ({ uri, view, lines }) => {
        const symbols = documentSymbols(view.judged.charter);
        const support = serving.session().capabilities.textDocument?.documentSymbol;
        return support?.hierarchicalDocumentSymbolSupport
          ? symbols.map((symbol) => toTree(symbol, lines))
          : toList(symbols, uri, lines);
      }),
    );
  },
};

function toTree({ name, detail, kind, span, selection, children }: DocumentSymbol, lines: Lines): LspDocumentSymbol {
  return {
    name,
    ...(detail !== undefined && { detail }),
    kind: KINDS[kind],
    range: toRange(lines, span),
    selectionRange: toRange(lines, selection),
    children: children.map((child) => toTree(child, lines)),
  };
}

function toList(
  symbols: readonly DocumentSymbol[],
  uri: string,
  lines: Lines,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, span, children }) => [
    {
      name,
      kind: KINDS[kind],
      location: { uri, range: toRange(lines, span) },
      ...(containerName !== undefined && { containerName }),
    },
    ...toList(children, uri, lines, name),
  ]);
}
