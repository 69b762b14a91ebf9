import type { CloseHandlerResult, ErrorHandler } from 'vscode-languageclient';

/** What the client library calls it when a server is not started again. */
const DO_NOT_RESTART: CloseHandlerResult['action'] = 1;

/**
 * Handles errors as the library does, which starts a server again until it has crashed five times in three minutes. Of
 * its giving up the library only says so; here whoever can offer something is told.
 *
 * @param usual the library's own handler
 * @param givenUp called once the server is left alone
 */
export function tellingGivenUp(usual: () => ErrorHandler, givenUp: () => void): ErrorHandler {
  let handler: ErrorHandler | undefined;
  const own = () => {
    handler ??= usual();
    return handler;
  };
  return {
    error: (error, message, count) => own().error(error, message, count),
    async closed() {
      const result = await own().closed();
      if (result.action !== DO_NOT_RESTART) return result;
      givenUp();
      return { ...result, handled: true };
    },
  };
}
