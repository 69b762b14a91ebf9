const ENDINGS = /\.(?:md|csv|json|yaml|yml|txt|pdf|html)$/i;

/**
 * True when a value names a file: it has no white space and no scheme, and contains `/` or ends like a document.
 * Anything else is prose, and is not looked up.
 */
export function isPath(text: string): boolean {
  if (text.length > 1024 || /\s/.test(text) || /^[a-z][a-z0-9+.-]+:/i.test(text)) return false;
  return text.includes('/') || ENDINGS.test(text);
}

/** True of a path that does not end like a document yet: what somebody types who names a file in a folder. */
export function isPathBegun(text: string): boolean {
  return isPath(text) && !ENDINGS.test(text);
}

/** What is known of a file that a charter names. */
export type FileFact =
  /** The same object as long as the content is the same, so that what was read from it can be kept with it. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'absent' }
  /** It lies outside the repository, by its path or through a symbolic link, and was not read. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable'; readonly message: string }
  /** It is being read; evaluation is repeated when it is there. */
  | { readonly kind: 'pending' };

/** The port through which checks see files. Paths are as the charter writes them, from its folder. */
export interface Files {
  read(path: string): FileFact;
}

/** No file anywhere, for evaluation of a text alone. */
export const NO_FILES: Files = { read: () => ({ kind: 'absent' }) };
