/**
 * What the command `charter` runs. The program is a file of its own, as Node keeps what it has compiled of one only for
 * files that are loaded later. The next check of one page then takes about a sixth less.
 */
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

keepCompiled();
require('./program.js');

/** Where Node can (from 22.1 on). Never in a folder that others may write to: what lies there is run. */
function keepCompiled(): void {
  try {
    const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
    const own = XDG_CACHE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || join(homedir(), '.cache');
    // One that starts from the current folder could lie in somebody's repository.
    if (isAbsolute(own)) enableCompileCache?.(join(own, 'charter', 'compiled'));
  } catch {
    // Without it the start only takes longer.
  }
}
