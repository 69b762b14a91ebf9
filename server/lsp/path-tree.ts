/** A place in a tree of paths. There is one for each file that some charter names: small things count. */
export interface PathNode<T> {
  readonly name: string;
  readonly parent: PathNode<T> | undefined;
  /** A map takes several times the room of a short list. */
  children: PathNode<T>[] | Map<string, PathNode<T>> | undefined;
  /** Nearly all that have a value have one; some have thousands. */
  value: T | undefined;
  others: Set<T> | undefined;
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
  /**
   * The paths with a value that lie neither at one of these paths nor below it, without the slash that they begin with.
   * One below another that has a value is left out.
   */
  beside(paths: readonly string[]): Generator<string>;
}

/** Children beyond so many are found through a map. */
const FEW = 8;

/** @param share gives one string for all equal names */
export function pathTree<T>(share: (name: string) => string = (name) => name): PathTree<T> {
  const root = nodeOf<T>('', undefined);

  function* valuesOf(node: PathNode<T>): Generator<T> {
    const { value, others = [], children = [] } = node;
    // Copies: whoever asks may take values out meanwhile.
    if (value !== undefined) yield* [value, ...others];
    for (const child of [...children.values()]) yield* valuesOf(child);
  }

  function* pathsBeside(node: PathNode<T>, path: string, left: ReadonlySet<string>): Generator<string> {
    if (left.has(path)) return;
    if (node.value !== undefined) return yield path;
    for (const child of [...(node.children ?? []).values()])
      yield* pathsBeside(child, node === root ? child.name : `${path}/${child.name}`, left);
  }

  return {
    *beside(paths) {
      const left = new Set(paths.map((path) => namesOf(path).join('/')));
      yield* pathsBeside(root, '', left);
    },
    add(path, value) {
      let at = root;
      for (const name of namesOf(path)) at = childOf(at, name) ?? addChild(at, nodeOf(share(name), at));
      if (at.value === undefined) at.value = value;
      else if (at.value !== value) at.others = (at.others ?? new Set()).add(value);
      return at;
    },
    remove(node, value) {
      node.others?.delete(value);
      if (node.value === value) {
        node.value = node.others?.values().next().value;
        if (node.value !== undefined) node.others?.delete(node.value);
      }
      if (node.others?.size === 0) node.others = undefined;
      for (let at = node; at.parent && at.value === undefined && !at.children; at = at.parent)
        removeChild(at.parent, at);
    },
    *below(path) {
      let at: PathNode<T> | undefined = root;
      for (const name of namesOf(path)) {
        at = childOf(at, name);
        if (!at) return;
      }
      yield* valuesOf(at);
    },
  };
}

function nodeOf<T>(name: string, parent: PathNode<T> | undefined): PathNode<T> {
  return { name, parent, children: undefined, value: undefined, others: undefined };
}

function childOf<T>({ children }: PathNode<T>, name: string): PathNode<T> | undefined {
  return children instanceof Map ? children.get(name) : children?.find((child) => child.name === name);
}

function addChild<T>(node: PathNode<T>, child: PathNode<T>): PathNode<T> {
  const { children } = node;
  if (children instanceof Map) children.set(child.name, child);
  else if (!children) node.children = [child];
  else if (children.length < FEW) children.push(child);
  else node.children = new Map([...children, child].map((one) => [one.name, one]));
  return child;
}

function removeChild<T>(node: PathNode<T>, child: PathNode<T>): void {
  const { children } = node;
  if (children instanceof Map) {
    children.delete(child.name);
    if (children.size === 0) node.children = undefined;
  } else {
    node.children = children?.filter((one) => one !== child);
    if (node.children?.length === 0) node.children = undefined;
  }
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}
