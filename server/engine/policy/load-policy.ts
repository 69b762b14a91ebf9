import type { Charter } from '../charter/charter.ts';
import type { Finding } from '../rule.ts';
import type { Span } from '../text/span.ts';
import type { FileFact } from '../values/path.ts';
import type { CompilePattern } from './condition.ts';
import { mergePolicies } from './merge-policies.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import { type PolicyFile, readPolicyFile, unknownCheck } from './read-policy.ts';

/** The names of a policy file. */
export const POLICY_FILE_NAMES = ['charter.policy.yaml', 'charter.policy.yml'] as const;

/** Where policies come from. Locations are the host's own: the engine hands them back as it got them. */
export interface PolicyHost {
  /** Where the policy of a charter may lie, nearest first, up to the root of the repository. */
  readonly candidates: readonly string[];
  read(location: string): FileFact;
  /** Where what a policy extends may lie: a relative path, or an installed package. Empty when it leads out. */
  resolve(from: string, reference: string): readonly string[];
  readonly compile: CompilePattern;
}

/** The policy that holds for a charter, and what is wrong with the files it was read from. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** Each file once, the one that extends before what it extends. */
  readonly files: readonly LoadedFile[];
  /** A file of it was still being read. */
  readonly pending: boolean;
}

export interface LoadedFile {
  readonly location: string;
  /** Its text, read; of a file that could not be read, an empty one. */
  readonly charter: Charter;
  /** In order of place. */
  readonly findings: readonly Finding[];
}

/** What holds where no policy is found. */
export const NO_POLICY: LoadedPolicy = { policy: DEFAULT_POLICY, files: [], pending: false };

/** More files than this is no house's policy. */
const MOST_FILES = 100;

/** In letters: more is no house's policy, and every charter under it would wait while it is read. */
const MOST_LETTERS = 1_000_000;

/** Comparing each misspelt check with each of a house's own would cost the product of both. */
const MOST_GUESSES = 50;

/** Keeps what was read as long as the files are the same. */
export interface PolicyCache {
  readonly files: WeakMap<FileFact, PolicyFile>;
  readonly loaded: Map<string, { readonly facts: readonly FileFact[]; readonly policy: LoadedPolicy }>;
}

export function policyCache(): PolicyCache {
  return { files: new WeakMap(), loaded: new Map() };
}

/**
 * Finds and reads the policy of a charter: the nearest one, laid over what it extends. What is wrong in it is reported
 * at its place and left out; it never keeps a charter from being checked.
 */
export function loadPolicy(host: PolicyHost, cache: PolicyCache): LoadedPolicy {
  for (const location of host.candidates) {
    const { kind } = host.read(location);
    if (kind === 'pending') return { ...NO_POLICY, pending: true };
    if (kind !== 'absent') return chain(location, host, cache);
  }
  return NO_POLICY;
}

/** Reads the policy at a location with all that it extends. */
export function chain(location: string, host: PolicyHost, cache: PolicyCache): LoadedPolicy {
  const reading = readChain(location, host, cache);
  // The same facts mean the same policy, which is then the same object: what hangs on it need not be made again.
  const known = cache.loaded.get(location);
  const { facts, layers, files, pending } = reading;
  if (known?.facts.length === facts.length && known.facts.every((fact, index) => isSame(fact, facts[index])))
    return known.policy;
  const policy: LoadedPolicy = { policy: mergePolicies(layers), files, pending };
  cache.loaded.set(location, { facts, policy });
  return policy;
}

function isSame(a: FileFact, b: FileFact | undefined): boolean {
  if (a === b) return true;
  return a.kind !== 'text' && a.kind !== 'unreadable' && a.kind === b?.kind;
}

interface Chain {
  /** What was read, in order. */
  readonly facts: readonly FileFact[];
  /** What is extended comes before what extends it. */
  readonly layers: readonly PolicyFile[];
  readonly files: readonly LoadedFile[];
  readonly pending: boolean;
}

function readChain(location: string, host: PolicyHost, cache: PolicyCache): Chain {
  const facts: FileFact[] = [];
  const files: { location: string; charter: Charter; findings: Finding[] }[] = [];
  const layers: PolicyFile[] = [];
  /** The checks that each file has, its own and those of what it extends. */
  const checksOf = new Map<string, ReadonlySet<string>>();
  const links: Link[] = [];
  let isCircular = false;
  const read = (at: string): FileFact => {
    const fact = host.read(at);
    facts.push(fact);
    return fact;
  };

  const visit = (at: string, fact: FileFact, open: readonly string[]): ReadonlySet<string> => {
    const done = checksOf.get(at);
    if (done) return done;
    const checks = new Set<string>();
    checksOf.set(at, checks);
    if (fact.kind === 'pending') return checks;
    const text = fact.kind === 'text' && fact.text.length <= MOST_LETTERS ? fact : undefined;
    const file = (text && cache.files.get(text)) ?? readPolicyFile(text?.text ?? '', host.compile);
    if (text) cache.files.set(text, file);
    const own = { location: at, charter: file.charter, findings: [...file.findings] };
    files.push(own);
    if (!text) own.findings.push(unread(fact));
    for (const { id } of file.checks) checks.add(id);
    for (const field of file.extends) {
      const say = (message: string): void => {
        own.findings.push(faultOf(field.span, message, [field.path]));
      };
      const found = find(at, field.text ?? '');
      if (typeof found === 'string') say(found);
      if (typeof found !== 'object') continue;
      const circle = `This policy extends itself: "${field.text}" leads back here. Take one of them out.`;
      links.push({ from: at, to: found.place, sayCircle: () => say(circle) });
      if ([...open, at].includes(found.place)) isCircular = true;
      else if (files.length >= MOST_FILES && !checksOf.has(found.place))
        say(`More than ${MOST_FILES} policies extend each other. Take some of them out.`);
      else for (const id of visit(found.place, found.fact, [...open, at])) checks.add(id);
    }
    const unknown = file.foreignChecks.filter(({ id }) => !checks.has(id));
    for (const [index, check] of unknown.entries())
      own.findings.push(unknownCheck(file, check, index < MOST_GUESSES ? checks : []));
    layers.push(file);
    return checks;
  };

  /** The file that is extended; or what to say where there is none; undefined while it is being read. */
  const find = (from: string, reference: string): { place: string; fact: FileFact } | string | undefined => {
    const places = host.resolve(from, reference);
    const seen = places.map((place) => ({ place, fact: read(place) }));
    const text = seen.find(({ fact }) => fact.kind === 'text');
    if (text) return text;
    const kinds = seen.map(({ fact }) => fact.kind);
    if (kinds.includes('pending')) return undefined;
    if (places.length === 0 || kinds.includes('outside'))
      return `"${reference}" leads out of the repository, so it was not read. Extend a policy inside it, or an installed package.`;
    const unreadable = seen.find(({ fact }) => fact.kind === 'unreadable');
    if (unreadable?.fact.kind === 'unreadable')
      return `"${reference}" could not be read (${unreadable.fact.message}). Check the rights of the file.`;
    return isRelative(reference)
      ? `There is no policy at "${reference}". Check the path, which begins in the folder of this file.`
      : `There is no package "${reference}" with a policy in it. Install it; the path of a file begins with ./ or ../.`;
  };

  visit(location, read(location), []);
  // Of each file in a circle: what is said of a file must not depend on which was read first.
  if (isCircular) for (const { sayCircle } of linksBack(links)) sayCircle();
  for (const { findings } of files) findings.sort((a, b) => a.span.start - b.span.start);
  return { facts, layers, files, pending: facts.some(({ kind }) => kind === 'pending') };
}

/** A policy that another one extends. */
interface Link {
  readonly from: string;
  readonly to: string;
  /** To be called where `to` extends `from`, directly or over others. */
  sayCircle(): void;
}

function linksBack(links: readonly Link[]): Link[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of links) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  const reached = new Map<string, ReadonlySet<string>>();
  const reachedFrom = (place: string): ReadonlySet<string> => {
    const known = reached.get(place);
    if (known) return known;
    const found = new Set([place]);
    // What is added meanwhile comes up, too.
    for (const at of found) for (const target of targets.get(at) ?? []) found.add(target);
    reached.set(place, found);
    return found;
  };
  return links.filter(({ from, to }) => reachedFrom(to).has(from));
}

/** Where the policy lies that another one names; undefined where there is none. */
export function locatePolicy(host: PolicyHost, from: string, reference: string): string | undefined {
  return host.resolve(from, reference).find((place) => host.read(place).kind === 'text');
}

/** True of a path from the file that names it; anything else is a package. */
export function isRelative(reference: string): boolean {
  return /^\.\.?(?:\/|$)/.test(reference);
}

function unread(fact: FileFact): Finding {
  const message =
    fact.kind === 'text'
      ? 'The policy has more than 1,000,000 characters, so it was not read. Divide it: a policy can extend others.'
      : fact.kind === 'unreadable'
        ? `The policy could not be read (${fact.message}). Check the rights of the file.`
        : fact.kind === 'outside'
          ? 'The policy lies outside the repository, or is a link that leads out of it, so it was not read.'
          : fact.kind === 'folder'
            ? 'This is a folder, and a policy is a file. Give the folder another name.'
            : 'There is no such policy.';
  return faultOf({ start: 0, end: 0 }, message, []);
}

function faultOf(span: Span, message: string, fields: readonly string[]): Finding {
  return { check: 'policy', severity: 'error', message, span, fields, missing: false, fixes: [] };
}
