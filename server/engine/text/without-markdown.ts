const MARKUP = /`([^`]*)`|\\(.)|\*\*| {2}(?=\n)|&(amp|lt|gt|#8203);|^---\n\n/gm;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#8203': '' };

/** The words of a text in the Markdown that is written here, as `escapeMarkdown` and the descriptions of checks have it. */
export function withoutMarkdown(markdown: string): string {
  return markdown.replace(MARKUP, (_, code?: string, escaped?: string, entity?: string) =>
    entity === undefined ? (code ?? escaped ?? '') : ENTITIES[entity]!,
  );
}
