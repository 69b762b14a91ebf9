import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { openCache } from '../../server/cli/run/cache.ts';
import { runJobs } from '../../server/cli/run/jobs.ts';
import type { Day } from '../../server/engine/index.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { completePage, pageFiles } from '../support/page.ts';
import { charter, folder, OVERCLAIM, RESEARCH, TODAY } from './support.ts';

const CACHE = '.git/cache.json';

const check = (cwd: string, ...more: readonly string[]) => charter(cwd, ['check', '--format', 'json', ...more]);
const cached = (cwd: string, ...more: readonly string[]) => check(cwd, '--cache-location', CACHE, ...more);

async function assertSame(cwd: string, what: string, ...more: readonly string[]): Promise<void> {
  assert.deepEqual(await cached(cwd, ...more), await check(cwd, ...more), what);
}

function put(cwd: string, path: string, content: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
}

/** A charter with all that it names, a policy that extends another, and a second charter of the same name. */
function repository(t: TestContext): string {
  const files = Object.fromEntries(Object.entries(pageFiles).map(([path, text]) => [`a/${path}`, text]));
  return folder(t, {
    ...files,
    'a/charter.yaml': completePage,
    'b/charter.yaml': `${RESEARCH}name: suppression-case-drafts\n`,
    'c/charter.yaml': OVERCLAIM,
    'charter.policy.yaml': 'extends: ./house/policy.yaml\n',
    'house/policy.yaml': 'severities: { one-page: hint }\n',
  });
}

/** Changes what the cache holds, with a sum that is right, so that a run that uses it shows. */
function forge(cwd: string, change: (lines: string) => string): void {
  const place = join(cwd, CACHE);
  const all = readFileSync(place, 'utf8');
  const summed = change(all.slice(0, all.lastIndexOf('{"sum":')));
  const sum = createHash('sha1').update(summed).digest('base64url');
  writeFileSync(place, `${summed}${JSON.stringify({ sum })}\n`);
}

const poison = (cwd: string) =>
  forge(cwd, (lines) => lines.replaceAll('"declared":"research"', '"declared":"retired"'));

test('what has not changed is taken from the cache', async (t) => {
  const cwd = repository(t);
  await assertSame(cwd, 'the first time');
  poison(cwd);
  assert.match((await cached(cwd)).stdout, /"declared": "retired"/);
  // A new time alone means nothing.
  utimesSync(join(cwd, 'b/charter.yaml'), new Date(0), new Date(0));
  assert.match((await cached(cwd)).stdout, /"declared": "retired"/);
  put(cwd, 'b/charter.yaml', `${RESEARCH}name: other\n`);
  await assertSame(cwd, 'one that has changed');
});

test('a cache that was forged is not what a run stumbles over', async (t) => {
  for (const change of [
    (lines: string) => lines.replaceAll('"seen":[', '"seen":[9999,'),
    (lines: string) => lines.replaceAll('"seen":[', '"seen":5,"x":['),
    (lines: string) => lines.replaceAll('"files":[', '"files":5,"x":['),
    (lines: string) => lines.replace(/("outcome":)\{.*/g, '$1 7'),
    (lines: string) => lines.replaceAll('"root"', '"r"'),
    (lines: string) => lines.replaceAll('\n', ''),
  ]) {
    const cwd = repository(t);
    await cached(cwd);
    forge(cwd, change);
    await assertSame(cwd, String(change));
  }
});

test('another day, other formats, and another policy ask again', async (t) => {
  const cwd = repository(t);
  put(cwd, 'strict.yaml', 'severities: { workflow-clear: error }\n');
  for (const more of [[], ['--today', '2027-03-01'], ['--policy', 'strict.yaml'], []]) {
    await assertSame(cwd, more.join(' '), ...more);
    await assertSame(cwd, `${more.join(' ')} again`, ...more);
  }
  const pretty = (...more: string[]) => charter(cwd, ['check', ...more]);
  assert.deepEqual(await pretty('--cache-location', CACHE), await pretty());
  assert.deepEqual(await pretty('--cache-location', CACHE), await pretty());
});

/** Something that happens to a folder between two runs. */
const edits: Readonly<Record<string, (cwd: string) => void>> = {
  'a charter changes': (cwd) => put(cwd, 'b/charter.yaml', OVERCLAIM),
  'a charter changes back': (cwd) => put(cwd, 'b/charter.yaml', `${RESEARCH}name: suppression-case-drafts\n`),
  'a charter is one no more': (cwd) => put(cwd, 'b/charter.yaml', 'colors: [red]\n'),
  'a charter goes': (cwd) => rmSync(join(cwd, 'c'), { recursive: true, force: true }),
  'a charter comes': (cwd) => put(cwd, 'c/charter.yaml', OVERCLAIM),
  'data changes': (cwd) => put(cwd, 'a/metrics/suppression-hours.csv', 'date,value\n2026-09-15,120\n2026-11-16,200\n'),
  'data becomes bad, of the same length': (cwd) => {
    const place = join(cwd, 'a/logs/overrides.csv');
    if (existsSync(place)) writeFileSync(place, 'date,item,tier,raeson\n');
  },
  'a file goes': (cwd) => rmSync(join(cwd, 'a/CHANGELOG.md'), { force: true }),
  'a file comes': (cwd) => put(cwd, 'a/CHANGELOG.md', '# Changes\n\n- Something.\n'),
  'a folder goes': (cwd) => rmSync(join(cwd, 'a/metrics'), { recursive: true, force: true }),
  'a folder stands where a file was': (cwd) => {
    rmSync(join(cwd, 'a/prompts/suppression.md'), { recursive: true, force: true });
    mkdirSync(join(cwd, 'a/prompts/suppression.md'), { recursive: true });
  },
  'a folder leads out of the repository': (cwd) => {
    if (!existsSync(join(cwd, 'a/reports'))) return;
    rmSync(`${cwd}-out`, { recursive: true, force: true });
    renameSync(join(cwd, 'a/reports'), `${cwd}-out`);
    symlinkSync(`${cwd}-out`, join(cwd, 'a/reports'));
  },
  'the policy changes': (cwd) =>
    put(cwd, 'house/policy.yaml', 'severities: { one-page: error, workflow-clear: off }\n'),
  'the policy is wrong': (cwd) => put(cwd, 'house/policy.yaml', 'severities: { one-pag: error }\n'),
  'a nearer policy comes': (cwd) => put(cwd, 'a/charter.policy.yaml', 'severities: { sponsor-named: error }\n'),
  'a nearer policy goes': (cwd) => rmSync(join(cwd, 'a/charter.policy.yaml'), { force: true }),
  'the policy has a time zone': (cwd) => put(cwd, 'house/policy.yaml', 'timeZone: Pacific/Kiritimati\n'),
  'a repository begins below': (cwd) => mkdirSync(join(cwd, 'a/.git'), { recursive: true }),
  'it ends again': (cwd) => rmSync(join(cwd, 'a/.git'), { recursive: true, force: true }),
  'the cache is changed': (cwd) => {
    const place = join(cwd, CACHE);
    if (existsSync(place)) writeFileSync(place, readFileSync(place, 'utf8').replaceAll('research', 'pilot___'));
  },
  'the cache is cut off': (cwd) => {
    const place = join(cwd, CACHE);
    if (existsSync(place)) writeFileSync(place, readFileSync(place, 'utf8').slice(0, -100));
  },
  'the cache goes': (cwd) => rmSync(join(cwd, CACHE), { force: true }),
};

test('whatever happens between two runs, the cache changes nothing of the result', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...Object.keys(edits)), { maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (history) => {
        const cwd = repository(t);
        t.after(() => rmSync(`${cwd}-out`, { recursive: true, force: true }));
        await cached(cwd);
        for (const turn of history) {
          for (const edit of turn) edits[edit]!(cwd);
          await assertSame(cwd, JSON.stringify(history));
        }
      },
    ),
    { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.N ?? 12) },
  );
});

test('each thing that a result follows from is looked at again', async (t) => {
  for (const [what, edit] of Object.entries(edits)) {
    const cwd = repository(t);
    t.after(() => rmSync(`${cwd}-out`, { recursive: true, force: true }));
    await cached(cwd);
    edit(cwd);
    await assertSame(cwd, what);
  }
});

test('a file that is no cache is neither read as one nor written over', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH, 'notes.txt': 'mine\n' });
  const { code, stderr } = await check(cwd, '--cache-location', 'notes.txt');
  assert.equal(code, 0);
  assert.match(stderr, /notes\.txt is not a cache of this program/);
  assert.equal(readFileSync(join(cwd, 'notes.txt'), 'utf8'), 'mine\n');
});

// Guard: the place of a cache is no secret, and a pipe there would be waited for.
test('a pipe in the place of a cache is not waited for, and stays', {
  skip: process.platform === 'win32',
}, async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const place = join(cwd, 'cache.json');
  execFileSync('mkfifo', [place]);
  const { code, stderr } = await check(cwd, '--cache-location', place);
  assert.equal(code, 0);
  assert.match(stderr, /cache\.json is not a cache of this program/);
  assert.ok(statSync(place).isFIFO());
});

test('a place where no cache can be written takes nothing but time', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  assert.deepEqual(await check(cwd, '--cache-location', 'charter.yaml/deep/cache'), await check(cwd));
});

test('without a place of its own the cache lies with those of other tools', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const caches = folder(t);
  const env = { XDG_CACHE_HOME: caches };
  await charter(cwd, ['check', '--cache'], { env });
  assert.ok(existsSync(join(caches, 'charter')));
  mkdirSync(join(cwd, 'node_modules'));
  await charter(cwd, ['check', '--cache'], { env });
  assert.ok(existsSync(join(cwd, 'node_modules/.cache/charter')));
});

test('another build of the program, in whichever of its files, counts on nothing', async (t) => {
  const build = folder(t, { 'program.js': '1', 'program-csv.js': '1', 'pattern.js': '1', 'server.js': '1' });
  const cwd = repository(t);
  const moment = { given: undefined, here: TODAY as Day, now: 0 };
  const options = { cwd, moment, fixable: false, readiness: false };
  const source = { path: 'c/charter.yaml', full: join(cwd, 'c/charter.yaml') };
  const place = join(cwd, CACHE);
  const open = () => openCache(place, options, join(build, 'program.js'));
  for (const part of ['program-csv.js', 'pattern.js', 'program.js']) {
    const { traced, policies } = await runJobs([source], options, {
      threads: [],
      compile: compilePattern,
      traced: true,
    });
    open().save([[source, traced[0]!]], policies);
    put(build, 'server.js', part);
    assert.ok(open().find(source), `before ${part} changes`);
    put(build, part, '2');
    assert.equal(open().find(source), undefined, part);
  }
});
