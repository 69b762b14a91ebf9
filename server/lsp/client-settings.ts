import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  type Connection,
  DidChangeConfigurationNotification,
} from 'vscode-languageserver';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../settings.ts';

const SECTION = 'charter';

/** The settings of the client, followed from when it is ready. */
export interface ClientSettings {
  current(): Settings;
  /** To be called once the client may be asked. */
  start(capabilities: ClientCapabilities): void;
}

/**
 * Follows the client's settings: asked for where the client can be asked, else as they are told. `changed` is called
 * whenever any setting may have changed, those of the editor itself among them.
 */
export function clientSettings(connection: Connection, changed: () => void): ClientSettings {
  let settings = DEFAULT_SETTINGS;
  let capabilities: ClientCapabilities = {};
  let asked = 0;

  function become(given: unknown): void {
    const before = settings;
    settings = readSettings(given);
    if (
      settings['codeLens.enabled'] === before['codeLens.enabled'] ||
      !capabilities.workspace?.codeLens?.refreshSupport
    )
      return;
    connection.sendRequest(CodeLensRefreshRequest.type).catch(warn);
  }

  async function ask(): Promise<void> {
    const mine = ++asked;
    const answer: unknown = await connection.sendRequest(ConfigurationRequest.type, { items: [{ section: SECTION }] });
    // Answers may overtake each other; the last question is about the newest settings.
    if (mine === asked && Array.isArray(answer)) become(answer[0]);
  }

  function warn(error: unknown): void {
    connection.console.warn(`The settings could not be read: ${error}`);
  }

  connection.onNotification(DidChangeConfigurationNotification.method, (params?: { settings?: unknown } | null) => {
    changed();
    if (capabilities.workspace?.configuration) return void ask().catch(warn);
    const told = params?.settings;
    become(typeof told === 'object' && told !== null && SECTION in told ? told[SECTION] : told);
  });

  return {
    current: () => settings,
    start(given) {
      capabilities = given;
      if (capabilities.workspace?.configuration) ask().catch(warn);
      if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
        connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }).catch(warn);
    },
  };
}
