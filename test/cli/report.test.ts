import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { charter, FOREIGN, folder, OVERCLAIM, RESEARCH, sample } from './support.ts';

suite('report', () => {
  test('it is Markdown on standard output, with the evidence of files, for the day that is given', async (t) => {
    const cwd = sample(t, 'production');
    const { code, stdout, stderr } = await charter(cwd, ['report', 'charter.yaml', '--today', '2026-11-23']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(
      stdout,
      /^# Draft case text for suppressed listings\n\nsuppression-case-drafts · charter\.yaml · as of 2026-11-23\n/,
    );
    assert.match(stdout, /\*\*Earned:\*\* production/);
    assert.match(stdout, /\| Overrides are logged \| logs\/overrides\.csv, with 4 entries\. \|/);
    assert.match(stdout, /\| 2026-11-17 \| 38 \|/);
  });

  test('several formats go to files, whose folders are made', async (t) => {
    const cwd = sample(t, 'pilot');
    const formats = ['--format', 'html=out/page.html', '--format', 'markdown=out/page.md'];
    const { code, stdout } = await charter(cwd, ['report', 'charter.yaml', ...formats]);
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(readFileSync(join(cwd, 'out/page.html'), 'utf8'), /^<!DOCTYPE html>.*<svg role="img"/s);
    assert.match(readFileSync(join(cwd, 'out/page.md'), 'utf8'), /^# /);
  });

  test('what is found does not fail it, nor does a text that cannot be read', async (t) => {
    const cwd = folder(t, { 'a.charter.yaml': OVERCLAIM, 'b.charter.yaml': `${RESEARCH}name: "open\n` });
    const overclaims = await charter(cwd, ['report', 'a.charter.yaml']);
    assert.equal(overclaims.code, 0);
    assert.match(overclaims.stdout, /The page says pilot but has earned research only/);
    const broken = await charter(cwd, ['report', 'b.charter.yaml']);
    assert.equal(broken.code, 0);
    assert.match(broken.stdout, /## Why it cannot be read\n\n- .*\(line 3\)/);
  });

  test('a policy holds, and one that is not sound is said', async (t) => {
    const cwd = folder(t, { 'charter.yaml': RESEARCH, 'charter.policy.yaml': 'severities: { nonsense: off }\n' });
    const { code, stdout, stderr } = await charter(cwd, ['report', 'charter.yaml']);
    assert.equal(code, 2);
    assert.match(stdout, /^# /);
    assert.match(stderr, /charter\.policy\.yaml: This policy is not sound/);
    writeFileSync(join(cwd, 'charter.policy.yaml'), 'severities: { label-review: "off" }\n');
    assert.doesNotMatch((await charter(cwd, ['report', 'charter.yaml'])).stdout, /looked whether the label/);
  });

  test('what is not there, is another tool’s, or is asked for wrongly is said, and ends as elsewhere', async (t) => {
    const cwd = folder(t, { 'charter.yaml': FOREIGN, 'other.charter.yaml': RESEARCH });
    for (const [argv, wanted, words] of [
      [['report', 'nowhere.yaml'], 2, /nowhere\.yaml: /],
      [['report', 'charter.yaml'], 3, /not a production charter/],
      [['report', 'other.charter.yaml', '--format', 'pdf'], 2, /markdown, html/],
      [['report', 'other.charter.yaml', '--today', 'soon'], 2, /YYYY-MM-DD/],
    ] as const) {
      const { code, stdout, stderr } = await charter(cwd, argv);
      assert.equal(code, wanted, argv.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, words);
    }
  });

  test('of a folder it is what all charters there come to', async (t) => {
    const cwd = folder(t, {
      'a/charter.yaml': OVERCLAIM,
      'b/charter.yaml': `${RESEARCH}name: b\n`,
      'brand/charter.yaml': FOREIGN,
    });
    for (const argv of [['report'], ['report', '.'], ['report', 'a', 'b', 'brand']]) {
      const { code, stdout, stderr } = await charter(cwd, argv);
      assert.deepEqual([code, stderr], [0, ''], argv.join(' '));
      assert.match(
        stdout,
        /^# Charters\n\nAs of 2026-11-23\. 2 charters\. 1 charter claims a label that is not earned\./,
      );
      assert.match(stdout, /\| pilot \| 1 \| 0 \|/);
    }
    assert.equal((await charter(cwd, ['report', 'brand'])).code, 3);
    assert.equal((await charter(cwd, ['report', 'brand', '--allow-empty'])).code, 0);
  });
});
