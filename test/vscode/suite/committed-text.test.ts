import { assert } from 'chai';
import * as vscode from 'vscode';
import { followCommits, type GitApi, type GitRepository } from '../../../client/committed-text.ts';
import { until } from './support.ts';

suite('the text at the last commit', () => {
  const uri = vscode.Uri.file('/repository/charter.yaml');
  const other = vscode.Uri.file('/repository/new.charter.yaml');

  /** A repository whose commits hold one file. */
  function repository(texts: Readonly<Record<string, string>>) {
    const changed = new vscode.EventEmitter<void>();
    const shown: string[] = [];
    const state = { HEAD: { commit: 'one' } as { commit?: string } | undefined, onDidChange: changed.event };
    const git: GitRepository = {
      state,
      async show(revision, path) {
        shown.push(revision);
        const text = path === uri.fsPath ? texts[revision] : undefined;
        if (text === undefined) throw new Error('exists on disk, but not in the commit');
        return text;
      },
    };
    const commit = (id: string | undefined) => {
      state.HEAD = id === undefined ? undefined : { commit: id };
      changed.fire();
    };
    return { git, shown, commit };
  }

  function apiOf(git: GitRepository | null): GitApi {
    return {
      onDidOpenRepository: new vscode.EventEmitter<unknown>().event,
      getRepository: ({ path }) => (path.startsWith('/repository/') ? git : null),
    };
  }

  test('it is told once it is known, read once a commit, and null of a file that is new', async () => {
    const { git, shown, commit } = repository({ one: 'first', two: 'second' });
    const commits = followCommits(async () => apiOf(git));
    const changed = commits.onDidChange as vscode.Event<never>;
    try {
      assert.isUndefined(commits.of(uri), 'nobody waits for it');
      await until('the text', () => commits.of(uri) === 'first', changed);
      assert.deepEqual(shown, ['one']);
      await until('that it is new', () => commits.of(other) === null, changed);
      commit('one');
      assert.strictEqual(commits.of(uri), 'first');
      commit('two');
      await until('the next text', () => commits.of(uri) === 'second', changed);
      commit(undefined);
      assert.isUndefined(commits.of(uri), 'without a commit there is nothing to compare with');
      assert.isUndefined(commits.of(vscode.Uri.file('/elsewhere/charter.yaml')));
      assert.isUndefined(commits.of(uri.with({ scheme: 'memfs' })));
    } finally {
      commits.dispose();
    }
  });

  test('without the extension, or where it fails, nothing is known', async () => {
    for (const find of [async () => undefined, () => Promise.reject(new Error('no git'))]) {
      const commits = followCommits(find);
      assert.isUndefined(commits.of(uri));
      await Promise.resolve();
      assert.isUndefined(commits.of(uri));
      commits.dispose();
    }
  });
});
