import type { Platform } from './platform.ts';

/** The names of the charters of the workspace, which must differ. */
export interface CharterNames {
  /** The other files whose charter has this name. */
  others(name: string, uri: string): readonly string[];
  /** Notes the name of an open charter; undefined when it is none, or closed. Returns the names concerned by a change. */
  note(uri: string, name: string | undefined): readonly string[];
  /** Reads a file again that is not open. */
  look(uri: string): readonly string[];
  /** Reads the names of all charters in the folders, a few at a time, so that no message waits. */
  scan(folders: readonly string[]): Promise<readonly string[]>;
}

export function charterNames(platform: Platform, log: (error: unknown) => void): CharterNames {
  const names = new Map<string, string>();
  const byName = new Map<string, Set<string>>();

  const note = (uri: string, name: string | undefined): readonly string[] => {
    const before = names.get(uri);
    if (before === name) return [];
    if (before !== undefined) byName.get(before)?.delete(uri);
    if (name === undefined) names.delete(uri);
    else {
      names.set(uri, name);
      const uris = byName.get(name) ?? new Set();
      byName.set(name, uris.add(uri));
    }
    return [before, name].filter((changed) => changed !== undefined);
  };

  return {
    note,
    others: (name, uri) => [...(byName.get(name) ?? [])].filter((other) => other !== uri),
    look: (uri) => (platform.disk ? note(uri, platform.disk.charterName(uri)) : []),
    async scan(folders) {
      const changed = new Set<string>();
      try {
        for (const uri of platform.disk?.charters(folders) ?? []) {
          if (uri !== undefined && !names.has(uri))
            for (const name of note(uri, platform.disk?.charterName(uri))) changed.add(name);
          await new Promise<void>((resume) => platform.soon(resume));
        }
      } catch (error) {
        log(error);
      }
      return [...changed];
    },
  };
}
