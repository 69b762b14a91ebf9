/** A place in a tree of paths. */
export interface PathNode<T> {
  readonly name: string;
  readonly parent: PathNode<T> | undefined;
  children: Map<string, PathNode<T>> | undefined;
  values: T[] | undefined;
}

/**
 * Values by path, where what lies below a folder is found without looking at the rest: a change to a folder is told of
 * the folder alone. Paths have slashes; anything between them is a name.
 */
export interface PathTree<T> {
  /** Puts a value at a path. The node that comes back takes it out again. */
  add(path: string, value: T): PathNode<T>;
  remove(node: PathNode<T>, value: T): void;
  /** The values at a path and below it; one that lies at several places comes several times. */
  below(path: string): Generator<T>;
}

export function pathTree<T>(): PathTree<T> {
  const root: PathNode<T> = { name: '', parent: undefined, children: undefined, values: undefined };

  function* valuesOf(node: PathNode<T>): Generator<T> {
    // A copy: whoever asks may take values out meanwhile.
    if (node.values) yield* [...node.values];
    if (node.children) for (const child of [...node.children.values()]) yield* valuesOf(child);
  }

  return {
    add(path, value) {
      let at = root;
      for (const name of namesOf(path)) {
        at.children ??= new Map();
        let child = at.children.get(name);
        if (!child) {
          child = { name, parent: at, children: undefined, values: undefined };
          at.children.set(name, child);
        }
        at = child;
      }
      if (!at.values) at.values = [value];
      else if (!at.values.includes(value)) at.values.push(value);
      return at;
    },
    remove(node, value) {
      const left = node.values?.filter((other) => other !== value);
      node.values = left?.length ? left : undefined;
      for (let at: PathNode<T> = node; at.parent && !at.values && !at.children?.size; at = at.parent)
        at.parent.children?.delete(at.name);
    },
    *below(path) {
      let at: PathNode<T> | undefined = root;
      for (const name of namesOf(path)) {
        at = at.children?.get(name);
        if (!at) return;
      }
      yield* valuesOf(at);
    },
  };
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}
