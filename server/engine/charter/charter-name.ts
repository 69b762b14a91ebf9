import type { Charter } from './charter.ts';

/** The name of a charter: the one it gives, else that of its folder; empty where there is neither. */
export function nameOf(charter: Charter, folderName = ''): string {
  return charter.field('name').text ?? folderName;
}
