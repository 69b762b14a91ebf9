import type { ConnectionOptions, Message } from 'vscode-languageserver';

/**
 * Lets what is sloppy and not wrong through: a client may say null for what it does not have. The library reads
 * `capabilities` before any handler of ours, and would answer a bare `initialize` with a crash.
 */
export const tolerant: ConnectionOptions = {
  messageStrategy: {
    handleMessage(message: Message, next: (message: Message) => void) {
      if (isInitialize(message)) message.params = withCapabilities(message.params);
      next(message);
    },
  },
};

function isInitialize(message: Message): message is Message & { params?: unknown } {
  return 'method' in message && message.method === 'initialize';
}

function withCapabilities(params: unknown): object {
  const given =
    typeof params === 'object' && params !== null && !Array.isArray(params) ? (params as Record<string, unknown>) : {};
  const { capabilities } = given;
  return {
    processId: null,
    rootUri: null,
    ...given,
    capabilities: typeof capabilities === 'object' && capabilities !== null ? capabilities : {},
  };
}
