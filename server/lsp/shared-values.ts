/**
 * Gives one and the same value for all that are equal. What thousands of charters say is mostly the same: the names of
 * people, the counts of the gates, the files beside them.
 */
export interface SharedValues {
  /** Plain values only, which nobody changes. */
  <T>(value: T): T;
  /** What was given stays; what comes later is no longer compared with it. */
  forget(): void;
}

export function sharedValues(): SharedValues {
  const known = new Map<string, unknown>();
  const share = <T>(value: T): T => {
    const text = JSON.stringify(value);
    if (text === undefined) return value;
    if (!known.has(text)) known.set(text, value);
    return known.get(text) as T;
  };
  return Object.assign(share, { forget: () => known.clear() });
}
