/** Spaces that look like one or like nothing, and are letters to YAML. */
const ODD_SPACE = /[\u00A0\u00AD\u1680\u2000-\u200D\u202F\u205F\u2060\u3000\uFEFF]/;

/** The name of the first space in a text that is no ordinary one, as in `U+00A0`; undefined where there is none. */
export function oddSpace(text: string): string | undefined {
  const [found] = ODD_SPACE.exec(text) ?? [];
  return found && `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What to do about a space that is none for YAML. */
export const TYPE_AGAIN = 'Delete the spaces there, and type them again.';
