import type { ConnectionOptions, Message } from 'vscode-languageserver';

/**
 * Lets what is sloppy and not wrong through: a client may say null for what it does not have. The library reads
 * `capabilities` before any handler of ours, and would answer a bare `initialize` with a crash; so it would a request
 * whose parameters are null, or a list. With no parameters at all they get to whoever can say what is missing.
 */
export const tolerant: ConnectionOptions = {
  messageStrategy: {
    handleMessage(message: Message, next: (message: Message) => void) {
      if (isInitialize(message)) message.params = withCapabilities(message.params);
      else if (isAboutText(message) && message.params !== undefined) message.params = asObject(message.params);
      next(message);
    },
  },
};

function isInitialize(message: Message): message is Message & { params?: unknown } {
  return 'method' in message && message.method === 'initialize';
}

function isAboutText(message: Message): message is Message & { params?: unknown } {
  return 'method' in message && /^(?:textDocument|workspace)\//.test(String(message.method));
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
