import { checkCommand, evaluateCommand } from './check.ts';
import type { Command } from './command.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { fixCommand } from './fix.ts';
import { handoverCommand } from './handover.ts';
import { importCommand } from './import.ts';
import { lspCommand } from './lsp.ts';
import { mergeCommand } from './merge.ts';
import { newCommand } from './new.ts';
import { postmortemCommand } from './postmortem.ts';
import { reportCommand } from './report.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  evaluateCommand,
  fixCommand,
  newCommand,
  importCommand,
  diffCommand,
  mergeCommand,
  handoverCommand,
  reportCommand,
  explainCommand,
  postmortemCommand,
  lspCommand,
];
