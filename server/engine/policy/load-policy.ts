import type { Finding } from '../rule.ts';
import type { FileFact } from '../values/path.ts';
import type { CompilePattern } from './condition.ts';
import { DEFAULT_POLICY, type Policy, type WordList } from './policy.ts';
import { type PolicyFile, readPolicyFile } from './read-policy.ts';

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
  readonly files: readonly { readonly location: string; readonly findings: readonly Finding[] }[];
  /** A file of it was still being read. */
  readonly pending: boolean;
}

const NO_POLICY: LoadedPolicy = { policy: DEFAULT_POLICY, files: [], pending: false };

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
    const fact = host.read(location);
    if (fact.kind === 'pending') return { ...NO_POLICY, pending: true };
    if (fact.kind === 'absent' || fact.kind === 'folder') continue;
    return chain(location, host, cache);
  }
  return NO_POLICY;
}

/** Reads the policy at a location with all that it extends. */
export function chain(location: string, host: PolicyHost, cache: PolicyCache): LoadedPolicy {
  const facts: FileFact[] = [];
  const known = cache.loaded.get(location);
  const read = (at: string): FileFact => {
    const fact = host.read(at);
    facts.push(fact);
    return fact;
  };
  const files: { location: string; findings: Finding[] }[] = [];
  const layers: PolicyFile[] = [];
  let pending = false;

  const visit = (at: string, open: readonly string[]): void => {
    const fact = read(at);
    if (fact.kind === 'pending') pending = true;
    if (fact.kind !== 'text') {
      if (fact.kind === 'unreadable') files.push({ location: at, findings: [unreadable(fact.message)] });
      return;
    }
    const file = cache.files.get(fact) ?? readPolicyFile(fact.text, host.compile);
    cache.files.set(fact, file);
    const own = { location: at, findings: [...file.findings] };
    if (!files.some((other) => other.location === at)) files.push(own);
    for (const field of file.extends) {
      const say = (message: string): void => {
        own.findings.push({
          check: 'policy',
          severity: 'error',
          message,
          span: field.span,
          fields: [field.path],
          missing: false,
          fixes: [],
        });
      };
      const places = host.resolve(at, field.text ?? '');
      const place = places.find((candidate) => {
        const found = read(candidate);
        pending ||= found.kind === 'pending';
        return found.kind === 'text';
      });
      if (places.length === 0)
        say(
          `"${field.text}" leads out of the repository, so it was not read. Extend a policy inside it, or an installed package.`,
        );
      else if (!place && !pending)
        say(`There is no policy at "${field.text}". Check the path, or install the package.`);
      else if (place && [...open, at].includes(place))
        say(`This extends itself: ${field.text} leads back here. Take one of them out.`);
      else if (place) visit(place, [...open, at]);
    }
    layers.push(file);
  };
  visit(location, []);

  // The same facts mean the same policy, which is then the same object: what hangs on it need not be made again.
  if (known && known.facts.length === facts.length && known.facts.every((fact, index) => fact === facts[index]))
    return known.policy;
  const policy: LoadedPolicy = { policy: merge(layers), files, pending };
  cache.loaded.set(location, { facts, policy });
  return policy;
}

function unreadable(message: string): Finding {
  return {
    check: 'policy',
    severity: 'error',
    message: `The policy could not be read (${message}). Check the rights of the file.`,
    span: { start: 0, end: 0 },
    fields: [],
    missing: false,
    fixes: [],
  };
}

/** Lays policies over each other, the last one uppermost: single values replace, lists add up. */
function merge(layers: readonly PolicyFile[]): Policy {
  const lists: readonly WordList[] = ['placeholders', 'impressions', 'fallbacks', 'manualDestinations'];
  const labels = ['research', 'pilot', 'production', 'retired'] as const;
  const checks = new Map(layers.flatMap((layer) => layer.checks.map((check) => [check.id, check] as const)));
  return {
    severities: Object.assign({}, ...layers.map(({ severities }) => severities)),
    people: layers.flatMap(({ people }) => people),
    internalDomains: [...new Set(layers.flatMap(({ internalDomains }) => internalDomains))],
    words: Object.fromEntries(
      lists.map((list) => [
        list,
        {
          add: layers.flatMap(({ words }) => words[list].add),
          exempt: layers.flatMap(({ words }) => words[list].exempt),
        },
      ]),
    ) as unknown as Policy['words'],
    timeZone: layers.findLast(({ timeZone }) => timeZone)?.timeZone,
    thresholds: Object.assign({}, DEFAULT_POLICY.thresholds, ...layers.map(({ thresholds }) => thresholds)),
    required: Object.fromEntries(
      labels.map((label) => [label, [...new Set(layers.flatMap(({ required }) => required[label]))]]),
    ) as unknown as Policy['required'],
    checks: [...checks.values()],
  };
}
