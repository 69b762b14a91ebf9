import { harmlessJson } from './harmless-json.ts';

/** A list whose items are made one after the other, as it may be long. */
class LongList {
  readonly items: Iterable<unknown>;

  constructor(items: Iterable<unknown>) {
    this.items = items;
  }
}

/** Marks a list in an object, by its items in turn. */
export function longList(items: Iterable<unknown>): unknown {
  return new LongList(items);
}

/** An object that holds long lists. */
class LongObject {
  readonly values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }
}

/** Marks an object, in an object or a list, whose values may be long lists. */
export function longObject(values: Readonly<Record<string, unknown>>): unknown {
  return new LongObject(values);
}

/**
 * The text of an object, indented by two spaces, in parts: what `JSON.stringify` gives, without ever holding all of it.
 * Its values may be long lists.
 */
export function* jsonParts(object: Readonly<Record<string, unknown>>): Iterable<string> {
  yield* objectParts(object, '', '');
  yield '\n';
}

function* objectParts(object: Readonly<Record<string, unknown>>, start: string, indent: string): Iterable<string> {
  let before = `${start}{\n`;
  let empty = true;
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const name = `${before}${indent}  ${JSON.stringify(key)}: `;
    before = ',\n';
    empty = false;
    yield* valueParts(value, name, `${indent}  `);
  }
  yield empty ? `${start}{}` : `\n${indent}}`;
}

/** The text of a list, likewise. */
export function* jsonListParts(items: Iterable<unknown>): Iterable<string> {
  yield* listParts(items, '', '');
  yield '\n';
}

function* valueParts(value: unknown, start: string, indent: string): Iterable<string> {
  if (value instanceof LongList) yield* listParts(value.items, start, indent);
  else if (value instanceof LongObject) yield* objectParts(value.values, start, indent);
  else yield `${start}${indented(value, indent)}`;
}

function* listParts(items: Iterable<unknown>, start: string, indent: string): Iterable<string> {
  let before = `${start}[\n`;
  let empty = true;
  for (const item of items) {
    yield* valueParts(item, `${before}${indent}  `, `${indent}  `);
    before = ',\n';
    empty = false;
  }
  yield empty ? `${start}[]` : `\n${indent}]`;
}

function indented(value: unknown, indent: string): string {
  return harmlessJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${indent}`);
}
