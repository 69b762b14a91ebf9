/** What the command `charter` runs. The program is a file of its own: Node keeps what it compiles of files loaded later. */
import { keepCompiled } from '../workspace/keep-compiled.ts';

keepCompiled();
require('./program.js');
