import { applyEdits, DEFAULT_POLICY, type NamedPage, parseCharter, readPage } from '../../../server/engine/index.ts';

/** Charters by what they are called. */
export function pages(texts: Readonly<Record<string, string>>): NamedPage[] {
  return Object.entries(texts).map(([id, text]) => ({
    id,
    name: id,
    charter: readPage(parseCharter(text), DEFAULT_POLICY),
  }));
}

/** The texts after edits; those without any are as they were. */
export function edited(
  texts: Readonly<Record<string, string>>,
  all: readonly { readonly id: string; readonly edits: Parameters<typeof applyEdits>[1] }[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [
      id,
      applyEdits(
        text,
        all.filter((one) => one.id === id).flatMap(({ edits }) => edits),
      ),
    ]),
  );
}
