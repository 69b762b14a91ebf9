import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { writeExtension } from '../../.scripts/package/package.ts';
import { packagedReadme } from '../../.scripts/package/packaged-readme.ts';
import { stageExtension } from '../../.scripts/package/stage.ts';
import { RULES } from '../../server/engine/index.ts';

/** What is downloaded by everybody who installs the extension. */
const LARGEST_BYTES = 600 * 1024;
/** What is read before anybody asks for anything; of the client, the library of the protocol is nine tenths. */
const LARGEST_AT_START = { 'server.js': 500 * 1024, 'client.js': 485 * 1024 };

suite('the package of the extension', () => {
  const folder = mkdtempSync(join(tmpdir(), 'charter-stage-'));
  const { files } = stageExtension(folder);
  test.after(() => rmSync(folder, { recursive: true }));
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');

  test('it holds what is used and nothing else', () => {
    const pages = RULES.map(({ id }) => `schemas/checks/${id}.md`);
    const found = files.filter((path) => !pages.includes(path) && !path.startsWith('client/media/'));
    assert.deepEqual(found, [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'client/language-configuration.json',
      'dist/client.js',
      'dist/meta-schemas.js',
      'dist/pattern.js',
      'dist/readiness-page.js',
      'dist/server-csv.js',
      'dist/server-features.js',
      'dist/server-globs.js',
      'dist/server-ignore.js',
      'dist/server-policy.js',
      'dist/server-report.js',
      'dist/server.js',
      'dist/start-server.js',
      'package.json',
      'syntaxes/charter.tmLanguage.json',
    ]);
    for (const page of pages) assert.ok(files.includes(page), page);
  });

  test('what its manifest names is in it, and what is for the workshop is not', () => {
    const text = read('package.json');
    const manifest = JSON.parse(text) as Record<string, unknown>;
    const named = [...text.matchAll(/"\.?\/?((?:client|dist|schemas|syntaxes)\/[^"]+)"/g)].map(([, path]) => path!);
    assert.ok(named.length > 5);
    for (const path of named) assert.ok(files.includes(path), path);
    for (const key of ['scripts', 'dependencies', 'devDependencies']) assert.ok(!(key in manifest), key);
  });

  test('its README shows its pictures, and links to nothing that is not there', () => {
    const readme = read('README.md');
    assert.match(readme, /!\[[^\]]+\]\(data:image\/png;base64,/);
    assert.doesNotMatch(readme, /\]\((?!https?:|data:|#)/);
  });

  test('it is small', () => {
    const { bytes } = writeExtension();
    assert.ok(bytes <= LARGEST_BYTES, `${Math.ceil(bytes / 1024)} KB`);
  });

  test('what is read at the start is small', () => {
    for (const [file, largest] of Object.entries(LARGEST_AT_START)) {
      const { length } = readFileSync(join(folder, 'dist', file));
      assert.ok(length <= largest, `${file}: ${Math.ceil(length / 1024)} KB`);
    }
  });
});

test('in a packaged README a picture is put in, and a link to a file becomes words', () => {
  const source =
    'See ![a page](media/a.png), [the samples](schemas/examples) and [a site](https://example.com) [below](#b).';
  assert.equal(
    packagedReadme(source, () => new Uint8Array([1, 2, 3])),
    'See ![a page](data:image/png;base64,AQID), the samples and [a site](https://example.com) [below](#b).',
  );
  assert.equal(
    packagedReadme('![a](a.png)\n\n![b](b.png)\n\nc', () => new Uint8Array([1])),
    '![a](data:image/png;base64,AQ==)\n\n\nc',
  );
  assert.throws(() => packagedReadme('![x](a.svg)', () => new Uint8Array()), /a\.svg/);
});
