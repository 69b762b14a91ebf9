import { canonicalUri } from './uri.ts';

/** Which policies files are read with, as far as somebody has to keep count of it. */
export interface Follows<T> {
  /** Says which policies a file is read with from now on. Returns the keys of those that nothing is read with any more. */
  set(follower: T, uris: readonly string[]): readonly string[];
  /** True when something is read with it. */
  has(key: string): boolean;
  /** The URIs of all. */
  all(): Iterable<string>;
}

export function follows<T>(): Follows<T> {
  const policies = new Map<string, { readonly uri: string; readonly followers: Set<T> }>();
  /** Only of those that follow something: thousands follow nothing. */
  const keysOf = new Map<T, ReadonlySet<string>>();
  return {
    set(follower, uris) {
      const before = keysOf.get(follower) ?? [];
      const keys = new Set(uris.map(canonicalUri));
      if (keys.size > 0) keysOf.set(follower, keys);
      else keysOf.delete(follower);
      for (const uri of uris) {
        const key = canonicalUri(uri);
        const policy = policies.get(key) ?? { uri, followers: new Set() };
        policies.set(key, policy);
        policy.followers.add(follower);
      }
      const left: string[] = [];
      for (const key of before) {
        const followers = policies.get(key)?.followers;
        if (keys.has(key) || !followers?.delete(follower) || followers.size > 0) continue;
        policies.delete(key);
        left.push(key);
      }
      return left;
    },
    has: (key) => policies.has(key),
    *all() {
      for (const { uri } of policies.values()) yield uri;
    },
  };
}
