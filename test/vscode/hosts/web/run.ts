import { serveVsCode } from '../../../../.scripts/vscode-web/serve.ts';
import { runTestsAt } from '../automation.ts';

/** Runs the tests in the oldest VS Code in a browser; returns what went wrong apart from the tests. */
export async function runInWeb(workspace: string, read: (line: string) => void): Promise<string | undefined> {
  const server = await serveVsCode({ workspace, tests: 'dist/test/suite.js' });
  try {
    const code = await runTestsAt(server.url, (text) => text.split('\n').forEach(read));
    return code === 0 ? undefined : `VS Code ended with ${code}`;
  } finally {
    await server.close();
  }
}
