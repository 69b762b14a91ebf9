import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ruleById } from '../engine/index.ts';

/**
 * The addresses of the pages of checks, which lie beside the program and can be read offline; undefined where they do
 * not, and for checks of a policy.
 */
export function checkPages(folder: string): (check: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (check) => {
    if (!known.has(check)) known.set(check, addressOf(check, folder));
    return known.get(check);
  };
}

function addressOf(check: string, folder: string): string | undefined {
  if (!ruleById(check)) return undefined;
  const page = join(folder, `${check}.md`);
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}
