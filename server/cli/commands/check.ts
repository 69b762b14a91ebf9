import type { Command as Declared } from 'commander';
import { evaluateCharters } from '../actions/evaluate.ts';
import { addEvaluateOptions, type Given, readEvaluateOptions } from '../options/evaluate-options.ts';
import type { Action, Command } from './command.ts';

export const checkCommand: Command = (program, run) =>
  evaluating(program, 'check', 'find what is wrong in charters, and whether their labels are earned; for builds', run);

export const evaluateCommand: Command = (program, run) =>
  evaluating(program, 'evaluate', 'say how ready charters are: label, funding questions, gates, next steps', run);

function evaluating(
  program: Declared,
  name: 'check' | 'evaluate',
  description: string,
  run: (action: Action) => void,
): void {
  addEvaluateOptions(program.command(name).description(description)).action(
    (paths: string[], given: Given, command: Declared) => {
      const options = readEvaluateOptions(paths, given, command);
      run((host) => evaluateCharters(name, options, host));
    },
  );
}
