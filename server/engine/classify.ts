import type { CharterDocument } from './document/parse.ts';

const ANY_OF = ['writeBack', 'ninetyDayMetric', 'turnoverTest', 'whenWrong'];
const TWO_OF = ['status', 'owners', 'problem', 'review', 'maintenance', 'inputs', 'workflow'];

/**
 * Tells a production charter from the files of other tools that have the same name. Ours is a file whose `apiVersion`
 * begins with `charter/`; or that has none, and keys that only a charter has; or that is empty. A text so damaged that
 * no key can be made out is ours too: saying nothing of it would look as if it were clean.
 */
export function isCharter(document: CharterDocument): boolean {
  const { root, problems, text } = document;
  if (!root) return true;
  const damaged = problems.length > 0;
  // What stands in the way of the version, a quote left open or an @, does not make it another tool's.
  if (damaged && /^apiVersion:[ \t]*[^\w\s]{0,3}[ \t]*charter\//m.test(text)) return true;
  if (root.kind !== 'map') return damaged && !/^[\w-]+:/m.test(text);
  const keys = root.entries.map(({ key }) => key).filter((key) => key !== '');
  if (keys.length === 0) return true;
  const version = root.byKey.get('apiVersion')?.value;
  if (version && version.kind !== 'scalar' && !damaged) return false;
  if (version?.kind === 'scalar' && version.value !== null && version.text.trim() !== '')
    return version.text.trim().startsWith('charter/');
  const has = (key: string) => root.byKey.has(key);
  if (ANY_OF.some(has) || TWO_OF.filter(has).length >= 2) return true;
  // Below a damaged place keys may hide: what is left of the lines decides.
  return damaged && /^(?:writeBack|ninetyDayMetric|turnoverTest|whenWrong):/m.test(text);
}
