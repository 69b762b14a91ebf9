import { onNode24, setup } from './setup.mjs';

setup();
await onNode24();
const { start } = await import('./start/start.ts');
try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
