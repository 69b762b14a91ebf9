import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { progressOn } from '../../server/cli/progress.ts';
import { charter, folder, OVERCLAIM, RESEARCH } from './support.ts';

test('whatever a charter depends on is watched, until the program is stopped', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH, 'a/notes.md': 'x\n' });
  const controller = new AbortController();
  const change = (path: string, text: string) => writeFileSync(join(cwd, path), text);
  const steps = [
    () => change('a/charter.yaml', `${RESEARCH}inputs: { schema: schema.json }\n`),
    // It is not there, and was looked for.
    () => change('a/schema.json', '{}\n'),
    () => change('a/charter.policy.yaml', 'timeZone: UTC\n'),
    () => {
      mkdirSync(join(cwd, 'b'));
      change('b/charter.yaml', OVERCLAIM);
    },
    () => controller.abort(),
  ];
  const heard: string[] = [];
  const { code } = await charter(cwd, ['check', '--watch'], {
    stop: controller.signal,
    hear(text) {
      heard.push(text);
      if (!/Waiting/.test(text)) return;
      // One save may be heard as two changes.
      const b = heard.some((line) => /b\/charter\.yaml changed/.test(line));
      const [next] = steps;
      const waitsFor = [undefined, 'a/charter.yaml', 'a/schema.json', 'a/charter.policy.yaml', 'b'][5 - steps.length];
      if (waitsFor !== undefined && waitsFor !== 'b' && !heard.some((line) => line.includes(`${waitsFor} changed`)))
        return;
      if (waitsFor === 'b' && !b) return;
      steps.shift();
      next?.();
    },
  });
  assert.equal(code, 1);
  assert.equal(steps.length, 0);
});

/** Watches a folder while steps are taken: each when what the one before changes has been heard and checked. */
async function watchSteps(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  steps: readonly (readonly [hears: string, act: (at: (path: string) => string) => void])[],
) {
  const cwd = folder(t, files);
  const controller = new AbortController();
  const left = [...steps];
  let waitsFor: string | undefined;
  let heard = '';
  await charter(cwd, ['check', '--watch'], {
    stop: controller.signal,
    hear(text) {
      heard += text;
      if (!/Waiting/.test(text) || (waitsFor !== undefined && !new RegExp(waitsFor).test(heard))) return;
      heard = '';
      const step = left.shift();
      waitsFor = step?.[0];
      if (step) step[1]((path) => join(cwd, path));
      else controller.abort();
    },
  });
  assert.deepEqual(left, []);
}

test('a file that is replaced as editors save, and git checks out, is heard each time', async (t) => {
  const save = (at: (path: string) => string) => {
    writeFileSync(at('a/draft'), RESEARCH);
    renameSync(at('a/draft'), at('a/charter.yaml'));
  };
  const hears = 'a/charter\\.yaml changed';
  await watchSteps(
    t,
    { 'a/charter.yaml': RESEARCH },
    [1, 2, 3].map(() => [hears, save] as const),
  );
});

test('what lies in a folder that came is heard, also of one in the place of another', async (t) => {
  const fill = (at: (path: string) => string) => {
    mkdirSync(at('b/c/d'), { recursive: true });
    writeFileSync(at('b/c/d/charter.yaml'), RESEARCH);
  };
  await watchSteps(t, { 'a/charter.yaml': RESEARCH, 'b/c/d/charter.yaml': RESEARCH }, [
    ['b.* changed', (at) => rmSync(at('b'), { recursive: true })],
    ['b.* changed', fill],
    ['b/c/d/charter\\.yaml changed', (at) => writeFileSync(at('b/c/d/charter.yaml'), OVERCLAIM)],
    ['b.* changed', (at) => renameSync(at('b'), at('e'))],
    ['e/c/d/charter\\.yaml changed', (at) => writeFileSync(at('e/c/d/charter.yaml'), RESEARCH)],
    [
      'f/g/charter\\.yaml changed',
      (at) => {
        mkdirSync(at('f/g'), { recursive: true });
        writeFileSync(at('f/g/charter.yaml'), RESEARCH);
      },
    ],
  ]);
});

test('a long run says how far it is, on a terminal, and takes it back', () => {
  let time = 0;
  const written = (isTTY: boolean, wanted: boolean, took: number) => {
    let text = '';
    time = 0;
    const progress = progressOn({ isTTY, write: (more) => (text += more) }, wanted, () => time);
    time = took;
    progress.at(420, 1000);
    progress.end();
    return text;
  };
  assert.equal(written(true, true, 1500), '\r\u001b[K420 of 1000 charters\r\u001b[K');
  assert.equal(written(true, true, 900), '');
  assert.equal(written(false, true, 1500), '');
  assert.equal(written(true, false, 1500), '');
});
