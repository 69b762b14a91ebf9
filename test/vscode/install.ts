import { installChromium } from './hosts/chromium.ts';
import { desktop } from './hosts/node/desktop.ts';
import { installServer } from './hosts/node/install.ts';

// A program, so that the minute that this may take the first time passes beside other work.
try {
  installChromium();
  if (!(await desktop())) installServer();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
