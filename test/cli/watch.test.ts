import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
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
