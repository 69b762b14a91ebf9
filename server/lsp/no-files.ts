import { type CompilePattern, chain, NO_FILES, NO_POLICY, policyCache } from '../engine/index.ts';
import type { NamedFiles } from './platform.ts';

/** For a text that lies in no file system that anybody could read. */
export function noFiles(compile: CompilePattern): NamedFiles {
  return {
    files: NO_FILES,
    policy: () => NO_POLICY,
    policyOf: (fact = { kind: 'absent' }) =>
      chain('', { candidates: [], read: () => fact, resolve: () => [], compile }, policyCache()),
    policyFiles: () => [],
    policyUri: () => undefined,
    codeowners: () => [],
    list: () => Promise.resolve([]),
    dependsOn: () => false,
    reads: () => [],
    begin: () => {},
    settled: () => Promise.resolve(),
  };
}
