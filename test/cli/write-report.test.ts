import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadReporter } from '../../server/cli/reporters/formats.ts';
import { type Telling, writeReport } from '../../server/cli/write-report.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { charter, folder, OVERCLAIM, RESEARCH, TODAY, textOf } from './support.ts';

const everyFormat = ['json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'];

test('all formats at once, each in its file, in folders that are made for them', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
  const argv = everyFormat.flatMap((format) => ['--format', `${format}=out/deep/${format}`]);
  const { code, stdout } = await charter(cwd, ['check', ...argv, '--format', 'pretty']);
  assert.equal(code, 1);
  assert.match(stdout, /operator-owner/);
  assert.deepEqual(readdirSync(join(cwd, 'out/deep')).sort(), [...everyFormat].sort(), 'and no drafts');
  for (const format of everyFormat) {
    const alone = await charter(cwd, ['check', '--format', format]);
    assert.equal(readFileSync(join(cwd, 'out/deep', format), 'utf8'), alone.stdout, format);
  }
});

test('a file is replaced whole: its permissions and a link to it stay', {
  skip: process.platform === 'win32',
}, async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH, 'real/old.json': 'old'.repeat(100_000) });
  chmodSync(join(cwd, 'real/old.json'), 0o640);
  symlinkSync('real/old.json', join(cwd, 'link.json'));
  const before = statSync(join(cwd, 'real/old.json')).ino;
  assert.equal((await charter(cwd, ['check', '--format', 'json=link.json'])).code, 0);
  assert.ok(lstatSync(join(cwd, 'link.json')).isSymbolicLink());
  const after = statSync(join(cwd, 'real/old.json'));
  assert.notEqual(after.ino, before, 'another file has taken its place');
  assert.equal(after.mode & 0o777, 0o640);
  assert.equal(JSON.parse(readFileSync(join(cwd, 'link.json'), 'utf8')).version, 1);
});

test('what is no file is written to', { skip: !existsSync('/dev/null') }, async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  assert.equal((await charter(cwd, ['check', '--format', 'json=/dev/null'])).code, 0);
  assert.ok(!statSync('/dev/null').isFile());
});

test('a folder in its place is said, and the other formats are written', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  mkdirSync(join(cwd, 'taken'));
  const argv = ['check', '--format', 'json=taken', '--format', 'sarif=s'];
  const { code, stderr } = await charter(cwd, argv);
  assert.equal(code, 2);
  assert.match(stderr, /taken could not be written: it is a folder/);
  assert.ok(existsSync(join(cwd, 's')));
});

test('a report that cannot be made is a defect that is said, and nothing of it is written', async (t) => {
  const cwd = folder(t, { 'old.json': 'old' });
  const written: string[] = [];
  const said: string[] = [];
  const telling: Telling = {
    command: 'check',
    result: { today: TODAY, charters: [], skipped: [], policies: [], errors: [], crashes: [] },
    code: 0,
    options: {
      ...{ paths: [], formats: [], failOn: 'error', require: undefined, today: undefined, policy: undefined },
      ...{
        stdin: false,
        stdinFilename: undefined,
        allowEmpty: true,
        changed: undefined,
        listFiles: false,
        quiet: false,
        color: undefined,
      },
    },
    host: {
      ...{ argv: [], cwd, env: {}, today: () => TODAY, compile: compilePattern },
      stdin: (async function* () {})(),
      stdout: { write: (part) => written.push(textOf(part)) },
      stderr: { write: (part) => said.push(textOf(part)) },
    },
    load: async (format, command) => {
      if (format === 'ndjson') return loadReporter(format, command);
      return () => {
        throw new Error('broken');
      };
    },
  };
  assert.equal(await writeReport({ format: 'json', file: undefined }, telling), 4);
  assert.equal(await writeReport({ format: 'sarif', file: 'old.json' }, telling), 4);
  assert.deepEqual(written, []);
  assert.equal(readFileSync(join(cwd, 'old.json'), 'utf8'), 'old');
  assert.match(said[0]!, /The format json could not be made, a defect of this program/);
  assert.match(said[0]!, /Error: broken/);
  assert.equal(await writeReport({ format: 'ndjson', file: 'rows' }, telling), 0);
});

test('standard output is one document, whatever is wrong', async (t) => {
  const cwd = folder(t, { 'charter.yaml': `${OVERCLAIM}a: [`, 'charter.policy.yaml': 'nonsense: [' });
  writeFileSync(join(cwd, 'binary.charter.yaml'), new Uint8Array([0xff, 0xfe, 0x00, 0x80]));
  for (const format of ['json', 'sarif', 'gitlab']) {
    const { stdout, stderr } = await charter(cwd, ['check', '.', 'no.yaml', 'no*', '--format', format]);
    assert.ok(JSON.parse(stdout));
    assert.notEqual(stderr, '');
  }
});
