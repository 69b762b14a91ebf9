import type { Charter } from './charter.ts';

/** Reads something of a charter once, as several checks ask for it and a charter never changes. */
export function oncePerCharter<T>(read: (charter: Charter) => T): (charter: Charter) => T {
  const known = new WeakMap<Charter, { readonly result: T }>();
  return (charter) => {
    const earlier = known.get(charter);
    if (earlier) return earlier.result;
    const result = read(charter);
    known.set(charter, { result });
    return result;
  };
}
