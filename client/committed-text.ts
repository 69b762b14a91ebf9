import * as vscode from 'vscode';

/** What is used of the interface of VS Code's own Git extension, version 1. */
export interface GitApi {
  readonly onDidOpenRepository: vscode.Event<unknown>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined; readonly onDidChange: vscode.Event<void> };
  /** The text of a file at a revision; rejects where it is not in it. */
  show(revision: string, path: string): Promise<string>;
}

/** The texts of files at the last commit. */
export interface CommittedTexts extends vscode.Disposable {
  /** What is known now: null where the file is not in the commit, undefined where nothing is known, or not yet. */
  of(uri: vscode.Uri): string | null | undefined;
  /** More is known, or there is another commit. */
  readonly onDidChange: vscode.Event<void>;
}

/**
 * Follows the last commit through VS Code's Git extension, which knows which repositories are safe to look into: in
 * trusted workspaces, and where that extension runs. Git is never started from here, and nobody waits for it.
 */
export function followCommits(findApi: () => Promise<GitApi | undefined> = gitApi): CommittedTexts {
  const changed = new vscode.EventEmitter<void>();
  const texts = new Map<string, { readonly commit: string; text: string | null | undefined }>();
  const followed = new WeakSet<GitRepository>();
  const subscriptions: vscode.Disposable[] = [changed, vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire())];
  let api: GitApi | undefined;
  let sought = false;

  async function find(): Promise<void> {
    sought = true;
    api = await findApi().catch(() => undefined);
    if (!api) return;
    subscriptions.push(api.onDidOpenRepository(() => changed.fire()));
    changed.fire();
  }

  function follow(repository: GitRepository): void {
    if (followed.has(repository)) return;
    followed.add(repository);
    let last = repository.state.HEAD?.commit;
    subscriptions.push(
      repository.state.onDidChange(() => {
        const commit = repository.state.HEAD?.commit;
        if (commit === last) return;
        last = commit;
        changed.fire();
      }),
    );
  }

  async function read(repository: GitRepository, uri: vscode.Uri, commit: string): Promise<void> {
    const entry = { commit, text: undefined as string | null | undefined };
    texts.set(uri.toString(), entry);
    try {
      entry.text = await repository.show(commit, uri.fsPath);
    } catch {
      // There is a commit, and the file is not in it.
      entry.text = null;
    }
    if (texts.get(uri.toString()) === entry) changed.fire();
  }

  return {
    of(uri) {
      if (uri.scheme !== 'file' || !vscode.workspace.isTrusted) return undefined;
      if (!sought) void find();
      const repository = api?.getRepository(uri);
      if (!repository) return undefined;
      follow(repository);
      const commit = repository.state.HEAD?.commit;
      if (!commit) return undefined;
      const known = texts.get(uri.toString());
      if (known?.commit === commit) return known.text;
      void read(repository, uri, commit);
      return undefined;
    },
    onDidChange: changed.event,
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>(
    'vscode.git',
  );
  const git = await extension?.activate();
  return git?.enabled ? git.getAPI(1) : undefined;
}
