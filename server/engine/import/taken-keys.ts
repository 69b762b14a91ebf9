/** The keys that columns go to, as a tree of their steps. */
export interface TakenKeys<T> {
  /**
   * What took, before all others, a key that cannot be filled beside this one, as one lies inside the other; undefined
   * where there is none. The same key may be taken more than once.
   */
  clash(key: readonly string[]): T | undefined;
  take(key: readonly string[], by: T): void;
}

interface Step<T> {
  /** Who took the key that ends here, and when. */
  taken?: Taken<T>;
  /** Who first took a key below. */
  below?: Taken<T>;
  readonly next: Map<string, Step<T>>;
}

interface Taken<T> {
  readonly by: T;
  readonly at: number;
}

/** Looking for a clash costs the steps of the key, however many keys are taken. */
export function takenKeys<T>(): TakenKeys<T> {
  const root: Step<T> = { next: new Map() };
  let count = 0;

  function clash(key: readonly string[]): T | undefined {
    let first: Taken<T> | undefined;
    let step: Step<T> | undefined = root;
    for (const name of key) {
      first = earlier(first, step.taken);
      step = step.next.get(name);
      if (!step) return first?.by;
    }
    return earlier(first, step.below)?.by;
  }

  function take(key: readonly string[], by: T): void {
    const taken = { by, at: count++ };
    let step = root;
    for (const name of key) {
      step.below ??= taken;
      let next = step.next.get(name);
      if (!next) {
        next = { next: new Map() };
        step.next.set(name, next);
      }
      step = next;
    }
    step.taken ??= taken;
  }

  return { clash, take };
}

function earlier<T>(one: Taken<T> | undefined, other: Taken<T> | undefined): Taken<T> | undefined {
  if (!one || !other) return one ?? other;
  return one.at < other.at ? one : other;
}
