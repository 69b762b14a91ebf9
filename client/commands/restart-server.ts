import { sayFailure } from '../say-failure.ts';
import type { Server } from '../server.ts';

/** Ends the language server and starts it anew. */
export async function restartServer(server: Server): Promise<void> {
  try {
    await server.restart();
  } catch (error) {
    sayFailure('The Charter language server could not be restarted', error);
  }
}
