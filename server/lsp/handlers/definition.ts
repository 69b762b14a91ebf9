import type { DefinitionParams, Location, LocationLink, Range } from 'vscode-languageserver';
import { definitions, NO_FILES } from '../../engine/index.ts';
import { checkPage, toOffset, toRange } from '../convert.ts';
import { targetUri } from './document-link.ts';
import { type Handler, onText } from './handler.ts';

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export const definitionHandler: Handler = {
  capabilities: { definitionProvider: true },
  register(serving) {
    serving.connection.onDefinition(
      onText<DefinitionParams, LocationLink[] | Location[]>(serving, [], ({ uri, view, lines }, { position }) => {
        const files = serving.texts.files(uri);
        const { capabilities, options } = serving.session();
        const found = definitions(view.judged.charter, toOffset(lines, position), files?.files ?? NO_FILES);
        const links = found.flatMap(({ origin, target }): LocationLink[] => {
          const originSelectionRange = toRange(lines, origin);
          if (target.kind === 'here') {
            const [targetRange, targetSelectionRange] = [toRange(lines, target.span), toRange(lines, target.selection)];
            return [{ originSelectionRange, targetUri: uri, targetRange, targetSelectionRange }];
          }
          const to = target.kind === 'check' ? checkPage(target.id, options.checkPages) : targetUri(target, uri, files);
          if (to === undefined) return [];
          return [{ originSelectionRange, targetUri: to, targetRange: START, targetSelectionRange: START }];
        });
        if (capabilities.textDocument?.definition?.linkSupport) return links;
        return links.map(({ targetUri: to, targetSelectionRange }) => ({ uri: to, range: targetSelectionRange }));
      }),
    );
  },
};
