import type { Template } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** Something that may be written at a place. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'person' | 'date' | 'check' | 'file' | 'folder' | 'template';
  /** A few words beside the label. */
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly about: string;
  /** What it replaces. On one line. */
  readonly span: Span;
  /** With blanks to fill. Further lines are indented as the page is, from its margin. */
  readonly text: Template;
  /** What is typed to find it, where that is not the label. */
  readonly filter?: string | undefined;
  /** The one to be chosen unless somebody chooses another. */
  readonly preselect?: true | undefined;
  /** Its last blank has suggestions of its own. */
  readonly asks?: true | undefined;
  /** What is typed to take it and go on. */
  readonly commits?: readonly string[] | undefined;
}

/** Something in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly folder: boolean;
}

/** What a list of values makes of each place: where it is written, and how. */
export interface ValuePlace {
  readonly path: readonly (string | number)[];
  /** What is replaced, quotes included. */
  readonly word: Span;
  /** The text of that up to the caret, without a quote. */
  readonly typed: string;
  readonly flow: boolean;
  /** The other keys of the map around it. */
  readonly written: ReadonlySet<string>;
  readonly column: number;
}

/** A text as it may stand in a page: in quotes when it has a character that YAML reads specially. */
export function scalar(text: string): string {
  const plain =
    /^[\p{L}\d./][\p{L}\d\p{M} ./_'’+@-]*$/u.test(text) && !/^(?:[\d.+-]+|true|false|null|yes|no)$|\s$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
