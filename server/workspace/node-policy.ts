import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import {
  type CompilePattern,
  chain,
  type FileFact,
  isRelative,
  type LoadedPolicy,
  loadPolicy,
  locatePolicy,
  POLICY_FILE_NAMES,
  type PolicyHost,
  policyCache,
} from '../engine/index.ts';
import type { FileReader, OnRead } from './node-files.ts';
import { isInside } from './repository-root.ts';

/** Finds the policies of charters on this machine, and keeps what it read until a file changes. */
export interface NodePolicies {
  /** The policy that holds in a folder. `onRead` is told each place that was looked at. */
  forFolder(folder: string, root: string, onRead?: OnRead): LoadedPolicy;
  /** The policy in a file, wherever the charter lies. */
  fromFile(path: string, root: string, onRead?: OnRead): LoadedPolicy;
  /** Where the policy lies that the one in a file names; undefined where there is none. */
  locate(path: string, reference: string, root: string): string | undefined;
  /** The policy that a text is which is not saved yet. */
  fromText(path: string, fact: FileFact, root: string, onRead?: OnRead): LoadedPolicy;
}

export function nodePolicies(files: FileReader, compile: CompilePattern): NodePolicies {
  const cache = policyCache();
  const hostFor = (root: string, candidates: readonly string[], onRead?: OnRead): PolicyHost => ({
    candidates,
    read: (location) => files.forCharter(dirname(location), root, onRead).read(basename(location)),
    resolve: (from, reference) => whereItMayBe(dirname(from), root, reference),
    compile,
  });
  return {
    forFolder: (folder, root, onRead) => loadPolicy(hostFor(root, upward(folder, root), onRead), cache),
    fromFile: (path, root, onRead) => chain(path, hostFor(root, [path], onRead), cache),
    locate: (path, reference, root) => locatePolicy(hostFor(root, []), path, reference),
    fromText(path, fact, root, onRead) {
      const host = hostFor(root, [path], onRead);
      const read = (location: string) => (location === path ? fact : host.read(location));
      // What it extends is on disk and kept; its own text is another at every keystroke.
      return chain(path, { ...host, read }, { files: cache.files, loaded: new Map() });
    },
  };
}

/** The places where a file of one of these names may lie, by default a policy, from a folder up to the root. */
export function upward(folder: string, root: string, ...names: readonly string[]): string[] {
  const places: string[] = [];
  for (let at = folder; isInside(root, at); at = dirname(at)) {
    places.push(...(names.length > 0 ? names : POLICY_FILE_NAMES).map((name) => join(at, name)));
    if (dirname(at) === at) break;
  }
  return places;
}

/**
 * A relative path, or an installed package, found as Node finds packages: in `node_modules` upward to the root. Either
 * may be a folder with a policy in it.
 */
function whereItMayBe(folder: string, root: string, reference: string): string[] {
  if (isAbsolute(reference) || reference.includes('\0')) return [];
  if (isRelative(reference)) {
    const path = resolve(folder, reference);
    return isInside(root, path) ? [path, ...POLICY_FILE_NAMES.map((name) => join(path, name))] : [];
  }
  const places: string[] = [];
  for (let at = folder; isInside(root, at); at = dirname(at)) {
    const modules = join(at, 'node_modules');
    const path = resolve(modules, reference);
    if (path === modules || !isInside(modules, path)) return [];
    places.push(path, ...POLICY_FILE_NAMES.map((name) => join(path, name)));
    if (dirname(at) === at) break;
  }
  return places;
}
