#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTestsAt } from '../automation.ts';
import { startServer } from './server.ts';

// Stands in for the `code` program of a desktop VS Code: takes its arguments for a test run and ends as it would.
const { values, positionals } = parseArgs({
  // The arguments that only a desktop needs are of no concern here.
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    installed: { type: 'string' },
  },
});
const { extensionDevelopmentPath: extension, extensionTestsPath: tests, installed } = values;
const [workspace] = positionals;
if (typeof extension !== 'string' || typeof tests !== 'string' || workspace === undefined) {
  console.error(
    'usage: launch.ts --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE [--installed=FILE.vsix] WORKSPACE',
  );
  process.exit(2);
}

const server = await startServer({}, typeof installed === 'string' ? installed : undefined);
const close = () => void server.close().finally(() => process.exit(1));
process.once('SIGINT', close).once('SIGTERM', close);
try {
  const opened = { workspace: resolve(workspace), extension: resolve(extension), tests: resolve(tests) };
  // A test waits for it: what is in another tab of the browser cannot be seen from inside.
  const printed = (title: string) =>
    writeFileSync(join(opened.workspace, 'opened-in-browser.txt'), `${title}, printed`);
  process.exitCode = await runTestsAt(server.url(opened), (line) => console.log(line), printed);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.close();
}
