import type { CharterEntry } from '../../server/protocol.ts';

/** A pilot that has earned it, but for what is given. */
export function charterEntry(different: Partial<CharterEntry> & { readonly name: string }): CharterEntry {
  const path = `${different.name}/charter.yaml`;
  const declared = different.declared === undefined ? 'pilot' : different.declared;
  const earned = different.earned === undefined ? 'pilot' : different.earned;
  return {
    uri: `file:///w/${different.path ?? path}`,
    path,
    title: null,
    declared,
    earned,
    summary: earned ?? 'cannot be read',
    overclaims: false,
    gates: [
      { label: 'pilot', passed: 10, total: 10 },
      { label: 'production', passed: 4, total: 10 },
    ],
    owners: [],
    missingOwners: [],
    dayNinety: null,
    errors: 0,
    warnings: 0,
    ...different,
  };
}
