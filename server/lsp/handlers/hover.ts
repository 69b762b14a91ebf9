import type { Hover, HoverParams } from 'vscode-languageserver';
import { hover, hoverPolicy, ownersElsewhere } from '../../engine/index.ts';
import { toOffset, toRange } from '../convert.ts';
import { toMarkup } from '../markup.ts';
import { type Handler, onText } from './handler.ts';

export const hoverHandler: Handler = {
  capabilities: { hoverProvider: true },
  register(serving) {
    serving.connection.onHover(
      onText<HoverParams, Hover | null>(serving, null, ({ uri, view, lines, evaluation }, { position }) => {
        const offset = toOffset(lines, position);
        const { charter } = view.judged;
        const sources = {
          files: serving.texts.files(uri)?.files,
          owners: ownersElsewhere(serving.charters.people(), charter),
        };
        // While a line is being typed, what was true of the last sound text still stands, as the lens and the findings do.
        const standing = view.standing.evaluation;
        const shown = standing && standing !== evaluation ? { ...standing, charter } : evaluation;
        const found = shown ? hover(shown, offset, sources) : hoverPolicy(charter, offset);
        const markdown = serving.session().markdownInHover;
        return found ? { range: toRange(lines, found.span), contents: toMarkup(found.markdown, markdown) } : null;
      }),
    );
  },
};
