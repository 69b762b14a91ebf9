import { relative } from 'node:path';
import { build } from './build.mjs';
import { onNode24, root, setup } from './setup.mjs';

// `npm run package`: builds everything and writes the extension and the command line as they are installed.
setup();
await onNode24();
await build();
const { writeExtension, writeProgram } = await import('./package/package.ts');
for (const write of [writeExtension, writeProgram]) {
  const { path, bytes, files } = write();
  console.log(`${relative(root, path)}: ${Math.ceil(bytes / 1024)} KB, ${files.length} files`);
}
