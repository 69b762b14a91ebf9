import { EXIT } from '../exit-code.ts';
import type { Command } from './command.ts';

export const lspCommand: Command = (program, run) => {
  program
    .command('lsp')
    .description('start the language server, for editors')
    .requiredOption('--stdio', 'speak over standard input and output')
    // Clients add arguments of their own.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() =>
      run(async () => {
        const { startServer } = await import('../actions/lsp.ts');
        startServer();
        return EXIT.clean;
      }),
    );
};
