// What XML 1.0 has no way to write, not even escaped.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * A text as XML, in an element or in an attribute with double quotes. What XML cannot hold is left out, which writers of
 * XML do not do by themselves; the rest is six replacements.
 */
export function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The attributes of an element; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(`${value}`)}"`))
    .join('');
}
