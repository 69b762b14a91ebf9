import { readArguments } from './arguments.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';

/** The command line: reads the arguments, runs the command, and returns the exit code. Commands are loaded when asked for. */
export async function program(host: Host): Promise<ExitCode> {
  const request = readArguments(host);
  if ('exit' in request) return request.exit;
  switch (request.command) {
    case 'check':
    case 'evaluate': {
      const { evaluateCharters } = await import('./commands/evaluate.ts');
      return evaluateCharters(request.command, request, host);
    }
    case 'explain': {
      const { explain } = await import('./commands/explain.ts');
      return explain(request.check, request.color, host);
    }
    case 'lsp': {
      const { startServer } = await import('./commands/lsp.ts');
      startServer();
      return EXIT.clean;
    }
  }
}
