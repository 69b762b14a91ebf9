/** An element of a page, as data. */
export interface Element {
  readonly tag: string;
  /** Tells it from its siblings, so that it is kept when they come and go. */
  readonly key?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Content[];
}

export type Content = Element | string;

/** What is left out where it is not there. */
type Given = Content | undefined | false | readonly Given[];

/** Writes an element down. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly Given[]
): Element {
  const { key, ...rest } = attributes;
  const given = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    tag,
    ...(key !== undefined && { key }),
    attributes: Object.fromEntries(given),
    children: flat(children),
  };
}

function flat(children: readonly Given[]): Content[] {
  return children.flatMap((child): Content[] => {
    if (child === undefined || child === false || child === '') return [];
    if (typeof child === 'string' || 'tag' in child) return [child];
    return flat(child);
  });
}
