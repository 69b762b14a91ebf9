import { DEFAULT_POLICY, NO_FILES } from '../engine/index.ts';
import type { NamedFiles } from './platform.ts';

/** For a text that lies in no file system that anybody could read. */
export const noFiles: NamedFiles = {
  files: NO_FILES,
  policy: () => ({ policy: DEFAULT_POLICY, files: [], pending: false }),
  policyOf: () => ({ policy: DEFAULT_POLICY, files: [], pending: false }),
  codeowners: () => [],
  dependsOn: () => false,
  begin: () => {},
  settled: () => Promise.resolve(),
};
