import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** A repository of git's own making, gone after the test. */
export interface Repository {
  readonly path: string;
  git(...args: readonly string[]): string;
  /** Writes files, or with null removes them. */
  write(files: Readonly<Record<string, string | null>>): void;
  /** The same, committed; returns the id of the commit. */
  commit(files: Readonly<Record<string, string | null>>): string;
}

const WHO = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false'];

export function repository(test: TestContext): Repository {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'charter-git-')));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...WHO, ...args], { cwd: path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  git('init', '--quiet', '--initial-branch=main');
  const write: Repository['write'] = (files) => {
    for (const [name, content] of Object.entries(files)) {
      const full = join(path, name);
      if (content === null) rmSync(full);
      else {
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(full, content);
      }
    }
  };
  return {
    path,
    git,
    write,
    commit(files) {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message=x');
      return git('rev-parse', 'HEAD');
    },
  };
}
