import {
  type ClientCapabilities,
  ConfigurationRequest,
  type Connection,
  DidChangeConfigurationNotification,
} from 'vscode-languageserver';

/** What the editor does not show, by its own settings. */
export interface LeftOutFiles {
  /** To be called once the client may be asked. */
  start(capabilities: ClientCapabilities): void;
  /** Asks for the settings of these folders. A client that cannot tell leaves nothing out. */
  read(folders: readonly string[]): Promise<void>;
  /** Some settings have changed, perhaps these. */
  changed(folders: readonly string[]): Promise<void>;
  /** The patterns of a folder. */
  excluded(folder: string): readonly string[];
}

const SECTION = 'files.exclude';

/** @param told called when the patterns have changed */
export function leftOutFiles(connection: Connection, told: () => void): LeftOutFiles {
  let patterns = new Map<string, readonly string[]>();
  let canAsk = false;
  const warn = (error: unknown) => connection.console.warn(`The setting ${SECTION} could not be read: ${error}`);

  async function read(folders: readonly string[]): Promise<void> {
    if (!canAsk || folders.length === 0) return;
    try {
      const items = folders.map((scopeUri) => ({ scopeUri, section: SECTION }));
      const answers: unknown = await connection.sendRequest(ConfigurationRequest.type, { items });
      const all: readonly unknown[] = Array.isArray(answers) ? answers : [];
      patterns = new Map(folders.map((folder, at) => [folder, patternsOf(all[at])]));
    } catch (error) {
      warn(error);
    }
  }

  return {
    start({ workspace }) {
      canAsk = workspace?.configuration === true;
      if (canAsk && workspace?.didChangeConfiguration?.dynamicRegistration)
        connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }).catch(warn);
    },
    read,
    async changed(folders) {
      const before = JSON.stringify([...patterns]);
      await read(folders);
      if (JSON.stringify([...patterns]) !== before) told();
    },
    excluded: (folder) => patterns.get(folder) ?? [],
  };
}

/** `{ "build": true, "legacy": false }`. What is left out only beside another file is shown. */
function patternsOf(setting: unknown): string[] {
  if (typeof setting !== 'object' || setting === null) return [];
  return Object.entries(setting).flatMap(([pattern, on]) => (on === true ? [pattern] : []));
}
