import type { Connection } from 'vscode-languageserver';

/**
 * The connection to a client that may go at any time. The library throws at whoever then tells it something, in the
 * middle of what he does; here it is lost, as on the way. A request is refused later and never at once.
 */
export function toWhoeverHears(connection: Connection): Connection {
  const { console, client, languages } = connection;
  return {
    ...connection,
    sendNotification: lost(connection.sendNotification),
    sendDiagnostics: lost(connection.sendDiagnostics),
    sendRequest: later(connection.sendRequest),
    console: over(console, { error: lost(console.error.bind(console)), warn: lost(console.warn.bind(console)) }),
    client: over(client, { register: later(client.register.bind(client)) }),
    languages: over(languages, {
      inlayHint: over(languages.inlayHint, { refresh: later(languages.inlayHint.refresh) }),
    }),
  };
}

/** The same with some members in the place of its own. */
function over<T extends object>(whole: T, some: Partial<T>): T {
  return Object.create(whole, Object.getOwnPropertyDescriptors(some));
}

function lost<T extends (...args: never[]) => unknown>(tell: T): T {
  return (async (...args: Parameters<T>) => {
    try {
      await tell(...args);
    } catch {
      // Nobody is there whom it could be told.
    }
  }) as unknown as T;
}

function later<T extends (...args: never[]) => unknown>(ask: T): T {
  return (async (...args: Parameters<T>) => ask(...args)) as unknown as T;
}
