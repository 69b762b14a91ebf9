import { CHARTERS, type CharterEntry, type ChartersResult, PEOPLE, type PeopleResult } from '../../protocol.ts';
import type { Handler } from './handler.ts';

export const chartersHandler: Handler = {
  register({ connection, charters }) {
    connection.onRequest(CHARTERS, async (): Promise<ChartersResult> => {
      await charters.complete();
      return [...charters.entries()].sort(byPath);
    });
    connection.onRequest(PEOPLE, async (): Promise<PeopleResult> => {
      await charters.complete();
      return charters.people();
    });
  },
};

function byPath(a: CharterEntry, b: CharterEntry): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.uri < b.uri ? -1 : 1;
}
