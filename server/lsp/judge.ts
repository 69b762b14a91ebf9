import { type Evaluation, evaluate, isCharter, POLICY_FILE_NAMES, parseCharter } from '../engine/index.ts';
import type { Judgement } from './open-text.ts';
import type { NamedFiles, Platform } from './platform.ts';

/** An evaluation as an open text carries it. */
export type Judged = Judgement & {
  readonly evaluation?: Evaluation;
  /** The URIs of the files of the policy that it was judged by, or is, as `NamedFiles.policyFiles` gives them. */
  readonly policyFiles: readonly string[];
};

/** The names of other charters, which must differ within a repository. */
export interface OtherNames {
  /** The paths, from the root of the repository, of its other charters that have this name. */
  others(name: string, uri: string): readonly string[];
}

/** True when a file is a policy, by its name. */
export function isPolicyUri(uri: string): boolean {
  return POLICY_FILE_NAMES.some((name) => uri.endsWith(`/${name}`));
}

/** Judges the texts of a charter. Once ours it stays ours while it is open: a page passes through many states. */
export function charterJudge(
  uri: string,
  files: NamedFiles,
  platform: Pick<Platform, 'today'>,
  names: OtherNames,
): (text: string) => Judged {
  let ours = false;
  const folderName = folderNameOf(uri);
  const othersNamed = (name: string) => names.others(name, uri);
  return (text) => {
    const document = parseCharter(text);
    ours ||= isCharter(document);
    const loaded = files.policy();
    const { policy } = loaded;
    const evaluation = evaluate(document, {
      today: platform.today(policy.timeZone),
      files: files.files,
      folderName,
      policy,
      othersNamed,
    });
    const { charter, findings } = evaluation;
    return {
      foreign: !ours,
      charter,
      findings,
      pending: loaded.pending || evaluation.pending,
      evaluation,
      policyFiles: files.policyFiles(loaded),
    };
  };
}

/** Judges the texts of a policy: its own faults, and whether what it extends is there. */
export function policyJudge(files: NamedFiles): (text: string) => Judged {
  return (text) => {
    const loaded = files.policyOf({ kind: 'text', text });
    // Of a policy the file itself is always the first.
    const { charter, findings } = loaded.files[0]!;
    return { foreign: false, charter, findings, pending: loaded.pending, policyFiles: files.policyFiles(loaded) };
  };
}

/** What comes of reading once all files are there that it asks for. */
export async function onceSettled<T extends Pick<Judgement, 'pending'>>(files: NamedFiles, read: () => T): Promise<T> {
  for (;;) {
    files.begin();
    const found = read();
    if (!found.pending) return found;
    await files.settled();
  }
}

function folderNameOf(uri: string): string {
  try {
    return decodeURIComponent(uri.split('/').at(-2) ?? '');
  } catch {
    return '';
  }
}
