import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { codeLenses } from '../../engine/index.ts';
import { commandsOf } from '../session.ts';
import { type Handler, onText } from './handler.ts';

const COMMANDS = { evaluate: 'charter.evaluateReadiness', report: 'charter.openReport' } as const;

export const codeLensHandler: Handler = {
  capabilities: { codeLensProvider: {} },
  register(serving) {
    serving.connection.onCodeLens(
      onText<CodeLensParams, CodeLens[]>(serving, [], ({ uri, view }) => {
        // While a line is being typed, what was true of the last sound text still stands.
        const { evaluation } = view.standing;
        if (!evaluation || !serving.settings()['codeLens.enabled']) return [];
        const able = commandsOf(serving.session().options);
        const start = { line: 0, character: 0 };
        return codeLenses(evaluation).flatMap(({ title, command, tooltip }) => {
          // Words to be read are shown by every client; a command only where it leads somewhere.
          const id = command === undefined ? '' : COMMANDS[command];
          if (id !== '' && !able.includes(id)) return [];
          const run = id === '' ? {} : { arguments: [uri], ...(tooltip !== undefined && { tooltip }) };
          return [{ range: { start, end: start }, command: { title, command: id, ...run } }];
        });
      }),
    );
  },
};
