import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import packageJson from '../../../package.json' with { type: 'json' };
import { charter } from '../support.ts';
import { MIXED, mixedRun } from './mixed-run.ts';

const files: Readonly<Record<string, string>> = {
  pretty: 'pretty.txt',
  json: 'json.json',
  ndjson: 'ndjson.ndjson',
  sarif: 'sarif.json',
  junit: 'junit.xml',
  github: 'github.txt',
  gitlab: 'gitlab.json',
  markdown: 'markdown.md',
  html: 'html.html',
};

for (const [format, file] of Object.entries(files)) {
  test(`${format} tells a run with everything in it as it was last looked at`, async (t) => {
    const { code, stdout } = await charter(mixedRun(t), ['check', ...MIXED, '--format', format]);
    assert.equal(code, 2);
    const golden = new URL(`golden/${file}`, import.meta.url);
    const told = withoutWhatChanges(stdout);
    // After a change that is meant: run with GOLDEN=write, and look at what git says has changed.
    if (process.env.GOLDEN === 'write') writeFileSync(golden, told);
    assert.ok(existsSync(golden), 'there is no such golden file yet: run with GOLDEN=write');
    assert.equal(told, readFileSync(golden, 'utf8'));
  });
}

/** The version of the program, and the descriptions of all checks, which have tests of their own. */
function withoutWhatChanges(text: string): string {
  return text
    .replaceAll(packageJson.version, '0.0.0')
    .replace(/"rules": \[[\s\S]*?\n {10}\]/, '"rules": []')
    .replace(/sha256-[\w+/=]+/, 'sha256-of-the-style')
    .replace(/<style>[\s\S]*<\/style>/, '<style></style>');
}
