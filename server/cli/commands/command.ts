import type { Command as Declared } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';

/** What a command does once its arguments are read. */
export type Action = (host: Host) => Promise<ExitCode>;

/**
 * One command: declares its arguments below the program's, and hands over what to do with them. The work itself lies in
 * `actions/` and is loaded when it is asked for: most of the time it is one file that is checked.
 */
export type Command = (program: Declared, run: (action: Action) => void) => void;
