import type { HoverParams, Hover as LspHover } from 'vscode-languageserver';
import { type Hover, type HoverSources, hover, hoverPolicy, ownersElsewhere } from '../../engine/index.ts';
import { toOffset, toRange } from '../convert.ts';
import type { Judged } from '../judge.ts';
import { toMarkup } from '../markup.ts';
import type { View } from '../open-text.ts';
import { type Handler, onText } from './handler.ts';

export const hoverHandler: Handler = {
  capabilities: { hoverProvider: true },
  register(serving) {
    serving.connection.onHover(
      onText<HoverParams, LspHover | null>(serving, null, ({ uri, view, lines, evaluation }, { position }) => {
        const offset = toOffset(lines, position);
        const { charter } = view.judged;
        const sources = {
          files: serving.texts.files(uri)?.files,
          owners: ownersElsewhere(serving.charters.people(), charter),
        };
        const found = evaluation
          ? (standingHover(view, offset, sources) ?? hover(evaluation, offset, sources))
          : hoverPolicy(charter, offset);
        const markdown = serving.session().markdownInHover;
        return found ? { range: toRange(lines, found.span), contents: toMarkup(found.markdown, markdown) } : null;
      }),
    );
  },
};

/** What was true of the last sound text, which still stands while a line is being typed; undefined of what is typed. */
function standingHover(
  { standing, stillAt, placeBefore }: View<Judged>,
  offset: number,
  sources: HoverSources,
): Hover | undefined {
  const then = placeBefore(offset);
  const found = standing.evaluation && then !== undefined ? hover(standing.evaluation, then, sources) : undefined;
  const span = found && stillAt(found.span);
  return span && { ...found, span };
}
