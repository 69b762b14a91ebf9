import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  type Message,
  ResponseError,
} from 'vscode-languageserver';

/** In whose place requests are answered that come before the server is initialized, or after it was shut down. */
const OUT_OF_TURN = '$/outOfTurn';

/**
 * Lets what is sloppy and not wrong through: a client may say null for what it does not have. The library reads
 * `capabilities` before any handler of ours, and would answer a bare `initialize` with a crash; so it would a request
 * whose parameters are null, or a list. With no parameters at all they get to whoever can say what is missing.
 *
 * What comes out of turn is refused as the protocol has it, and a notification that does is left out: of a client that
 * has not said what it can do there is nothing to answer from. For one connection.
 */
export function tolerant(): ConnectionOptions {
  let stage: Stage = 'new';
  return {
    messageStrategy: {
      handleMessage(message: Message, next: (message: Message) => void) {
        if (!('method' in message)) return next(message);
        const asked: Asked = message;
        const { method } = asked;
        if (method !== 'exit' && (stage === 'down' || (method === 'initialize') !== (stage === 'new'))) {
          if (!('id' in asked)) return;
          Object.assign(asked, { method: OUT_OF_TURN, params: { stage } });
          return next(asked);
        }
        if (method === 'initialize') asked.params = withCapabilities(asked.params);
        else if (isAboutText(method) && asked.params !== undefined) asked.params = asObject(asked.params);
        if (method === 'initialize') stage = 'open';
        if (method === 'shutdown') stage = 'down';
        next(asked);
      },
    },
  };
}

type Stage = 'new' | 'open' | 'down';

type Asked = Message & { readonly method?: unknown; params?: unknown };

/** Answers what has come out of turn. */
export function refuseOutOfTurn(connection: Connection): void {
  connection.onRequest(OUT_OF_TURN, (params?: { readonly stage?: unknown }) => {
    switch (params?.stage) {
      case 'new':
        return new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be initialize.');
      case 'down':
        return new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down, and only waits for exit.');
      default:
        return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    }
  });
}

function isAboutText(method: unknown): boolean {
  return /^(?:textDocument|workspace)\//.test(String(method));
}

function asObject(params: unknown): Record<string, unknown> {
  return typeof params === 'object' && params !== null && !Array.isArray(params)
    ? (params as Record<string, unknown>)
    : {};
}

function withCapabilities(params: unknown): object {
  const given = asObject(params);
  const { capabilities } = given;
  return {
    processId: null,
    rootUri: null,
    ...given,
    capabilities: typeof capabilities === 'object' && capabilities !== null ? capabilities : {},
  };
}
