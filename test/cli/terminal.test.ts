import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { program } from '../../server/cli/program.ts';
import { followsLinks } from '../../server/cli/terminal/hyperlink.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { folder, OVERCLAIM, TODAY, textOf } from './support.ts';

const LINK = /\p{Cc}\]8;;(file:[^\p{Cc}]*)/gu;
const pages = fileURLToPath(new URL('../../schemas/checks', import.meta.url));

const terminals: Readonly<Record<string, { env: Record<string, string>; follows: boolean; isTTY?: boolean }>> = {
  'an unknown terminal': { env: { TERM: 'xterm-256color' }, follows: false },
  'the terminal of VS Code': { env: { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.139.1' }, follows: true },
  'an old one': { env: { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.2' }, follows: false },
  'one that does not say its version': { env: { TERM_PROGRAM: 'iTerm.app' }, follows: false },
  iTerm: { env: { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }, follows: true },
  'the terminal of GNOME': { env: { VTE_VERSION: '7006' }, follows: true },
  'one that crashed on links': { env: { VTE_VERSION: '5000' }, follows: false },
  'the terminal of Windows': { env: { WT_SESSION: '1' }, follows: true },
  kitty: { env: { TERM: 'xterm-kitty' }, follows: true },
  'a terminal in tmux': { env: { TERM: 'tmux-256color', WT_SESSION: '1' }, follows: false },
  'a pipe': { env: { TERM: 'xterm-kitty' }, follows: false, isTTY: false },
  'a build': { env: { TERM: 'xterm-kitty', CI: 'true' }, follows: false },
  'one where nothing but text is wanted': { env: { TERM: 'xterm-kitty', NO_COLOR: '1' }, follows: false },
  'a pipe that somebody knows better about': { env: { FORCE_HYPERLINK: '1' }, follows: true, isTTY: false },
  'a terminal that somebody knows better about': { env: { TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' }, follows: false },
};

for (const [name, { env, follows, isTTY = true }] of Object.entries(terminals)) {
  test(`${name} ${follows ? 'gets links' : 'gets no links'}`, () => {
    assert.equal(followsLinks(env, { write() {}, isTTY }), follows);
  });
}

test('a check leads to its page beside the program, and only on a terminal that can follow', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
  const links = async (argv: readonly string[], isTTY: boolean, checkPages: string | undefined = pages) => {
    const parts: string[] = [];
    await program({
      ...{ argv, cwd, env: { TERM: 'xterm-kitty' }, checkPages, compile: compilePattern, today: () => TODAY },
      stdin: (async function* () {})(),
      stdout: { isTTY, write: (part) => parts.push(textOf(part)) },
      stderr: { write() {} },
    });
    return [...parts.join('').matchAll(LINK)].map(([, address]) => address!);
  };
  for (const command of ['check', 'evaluate']) {
    const addresses = await links([command], true);
    assert.ok(addresses.some((address) => address.endsWith('/operator-owner.md')));
    for (const address of addresses) assert.ok(existsSync(fileURLToPath(address)), address);
    assert.deepEqual(await links([command], false), [], 'a pipe');
    assert.deepEqual(await links([command], true, `${pages}/elsewhere`), [], 'pages that are not there');
  }
  assert.deepEqual(await links(['check', '--format', 'json'], true), []);
});
