import { onNode24, setup } from './setup.mjs';

setup();
await onNode24();
const { runChecks } = await import('./checks/run.ts');
const code = await runChecks(process.argv.slice(2));
// Once everything is written: a pipe may take it later.
process.stdout.write('', () => process.exit(code));
