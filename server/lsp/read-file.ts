import { isPolicyUri } from './judge.ts';
import { type Reading, type ReadOrder, type ReadScope, readCharter } from './read-charter.ts';
import { readPolicy } from './read-policy.ts';

/** Reads a file of the workspace that is not open, a charter or a policy; undefined where there is none that counts. */
export function readFile(order: ReadOrder, scope: ReadScope): Promise<Reading | undefined> {
  return order.isFollowed || isPolicyUri(order.uri) ? readPolicy(order, scope) : readCharter(order, scope);
}
