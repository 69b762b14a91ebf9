import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { charter, folder, OVERCLAIM, RESEARCH, TODAY } from './support.ts';

const wrong: Readonly<Record<string, { argv: string[]; says: RegExp }>> = {
  'no command': { argv: [], says: /Usage: charter/ },
  'a misspelt command': { argv: ['chek'], says: /Did you mean check\?/ },
  'a misspelt option': { argv: ['check', '--formt', 'json'], says: /Did you mean --format\?/ },
  'an unknown format': { argv: ['check', '--format', 'xml'], says: /The formats are pretty, json, .*, html\./ },
  'a format with an empty file': { argv: ['check', '--format', 'json='], says: /No file is named/ },
  'two formats for standard output': { argv: ['check', '--format', 'json', '--format', 'pretty'], says: /only one/ },
  'two formats for one file': { argv: ['check', '--format', 'json=x', '--format', 'sarif=x'], says: /one file, x/ },
  'an unknown label': { argv: ['check', '--require', 'research'], says: /pilot, production/ },
  'an unknown severity': { argv: ['check', '--fail-on', 'hint'], says: /error, warning/ },
  'a day that does not exist': { argv: ['check', '--today', '2026-02-30'], says: /YYYY-MM-DD/ },
  'a day in another form': { argv: ['evaluate', '--today', '23.11.2026'], says: /YYYY-MM-DD/ },
  'standard input that is watched': { argv: ['check', '--stdin', '--watch'], says: /nothing to --watch/ },
  'standard input in parts': { argv: ['check', '--stdin', '--shard', '1/2'], says: /no --shard/ },
  'a name for standard input that is watched': {
    argv: ['check', '--stdin-filename', 'a/charter.yaml', '--watch'],
    says: /nothing to --watch/,
  },
  'standard input since a revision': { argv: ['check', '--stdin', '--changed', 'HEAD'], says: /git knows nothing/ },
  'paths and standard input': { argv: ['check', 'x', '--stdin'], says: /paths or --stdin/ },
  'a server without a connection': { argv: ['lsp'], says: /--stdio/ },
  'an option without its value': { argv: ['check', '--format'], says: /argument missing/ },
};

for (const [name, { argv, says }] of Object.entries(wrong)) {
  test(`${name} is wrong usage, and said on standard error only`, async (t) => {
    const { code, stdout, stderr } = await charter(folder(t), argv);
    assert.equal(code, 2);
    assert.match(stderr, says);
    assert.equal(stdout, '');
  });
}

test('wrong usage leads to the help of its command', async (t) => {
  const said = async (...argv: string[]) => (await charter(folder(t), argv)).stderr;
  assert.match(await said('import', 'x.csv'), /^Run charter import --help for help\.$/m);
  assert.match(await said('check', '--jobs', '0'), /^Run charter check --help for help\.$/m);
  assert.match(await said('chek'), /^Run charter --help for help\.$/m);
});

test('help and version are no error', async (t) => {
  const cwd = folder(t);
  const version = await charter(cwd, ['--version']);
  assert.deepEqual(version, { code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  const commands = [...(await charter(cwd, ['--help'])).stdout.matchAll(/^ {2}([a-z]+)(?= \[| <| {2})/gm)].map(
    ([, name]) => name!,
  );
  assert.ok(commands.includes('check') && commands.includes('lsp'), commands.join());
  for (const argv of [['--help'], ['check', '-h'], ...commands.map((name) => [name, '--help'])]) {
    const { code, stdout, stderr } = await charter(cwd, argv);
    assert.equal(code, 0);
    assert.match(stdout, /Usage: charter/);
    assert.equal(stderr, '');
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
  }
});

test('help says that retired charters are exempt from --require', async (t) => {
  const { stdout } = await charter(folder(t), ['check', '--help']);
  assert.match(stdout.replace(/\s+/g, ' '), /retired charters claim nothing and are exempt/);
});

test('several formats are written at once, each to its place', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const { code, stdout } = await charter(cwd, ['check', '--format', 'json=out/result.json', '--format', 'pretty']);
  assert.equal(code, 0);
  assert.match(stdout, /1 charter/);
  assert.equal(JSON.parse(readFileSync(`${cwd}/out/result.json`, 'utf8')).version, 1);
});

test('a format that cannot be written is said, and does not keep the others back', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH, file: '' });
  const { code, stdout, stderr } = await charter(cwd, ['check', '--format', 'json=file/x.json', '--format', 'pretty']);
  assert.equal(code, 2);
  assert.match(stdout, /1 charter/);
  assert.match(stderr, /file\/x\.json could not be written: a part of the path is a file, and no folder/);
});

test('a report in a file has no colours, as nobody looks at it there', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
  await charter(cwd, ['check', '--format', 'pretty=report.txt'], { isTTY: true });
  assert.doesNotMatch(readFileSync(`${cwd}/report.txt`, 'utf8'), /[^\P{C}\n]/u);
});

test('today is the day given, else that of the machine', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const today = async (...argv: string[]) =>
    JSON.parse((await charter(cwd, ['check', '--format', 'json', ...argv])).stdout).today;
  assert.equal(await today(), TODAY);
  assert.equal(await today('--today', '2027-02-28'), '2027-02-28');
});
