import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import esbuild from 'esbuild';
import { completePage, pageFiles, today } from './support/page.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Import {
  readonly from: string;
  /** A path from the root, or the name of a package. */
  readonly to: string;
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
}

const files = globSync(['client/**/*.ts', 'server/**/*.ts'], { cwd: root }).sort();
const imports = files.flatMap(importsOf);
const runtime = imports.filter(({ typeOnly }) => !typeOnly);
const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const [client, engine, lsp, cli, workspace] = [
  'client',
  'server/engine',
  'server/lsp',
  'server/cli',
  'server/workspace',
].map(inside) as [Side, Side, Side, Side, Side];
type Side = (path: string) => boolean;

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?([^'";]*?from\s+)?'([^']+)'/gm);
  const dynamic = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, to]) => ({ to: to!, typeOnly: false }));
  const found = [...statements].map(([, type, names = '', to]) => ({
    to: to!,
    typeOnly: type !== undefined || /^\{(?:\s*type\s[^,}]*,?)+\s*\}\s*from/.test(names),
  }));
  return [...found, ...dynamic].map(({ to, typeOnly }) => ({
    from,
    to: to.startsWith('.') ? relative(root, join(root, dirname(from), to)).replaceAll('\\', '/') : to,
    typeOnly,
  }));
}

/** Holds that no import leads from one side to another. */
function assertNone(found: readonly Import[]): void {
  assert.deepEqual(
    found.map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
}

test('the scan sees imports', () => {
  assert.ok(files.length > 100 && imports.length > 300, `${files.length} files, ${imports.length} imports`);
  assert.ok(imports.some(({ typeOnly }) => typeOnly));
  for (const { from, to } of imports) {
    if (to.includes('/') && /^(?:client|server)\//.test(to))
      assert.ok(files.includes(to) || !to.endsWith('.ts'), `${from}: ${to}`);
  }
});

test('the engine knows no editor, no file system, no protocol and none of its users', () => {
  const foreign = (to: string) => /^(?:node:|vscode)/.test(to) || (/^(?:client|server)\//.test(to) && !engine(to));
  assertNone(imports.filter(({ from, to }) => engine(from) && foreign(to)));
});

test('the client knows the server by its protocol alone', () => {
  assertNone(imports.filter(({ from, to }) => client(from) && to.startsWith('server/') && to !== 'server/protocol.ts'));
  assertNone(imports.filter(({ from, to }) => from.startsWith('server/') && client(to)));
});

test('command line and language server know the engine and not each other, and what both use knows neither', () => {
  assertNone(imports.filter(({ from, to }) => cli(from) && lsp(to)));
  assertNone(imports.filter(({ from, to }) => lsp(from) && cli(to)));
  assertNone(imports.filter(({ from, to }) => workspace(from) && (lsp(to) || cli(to))));
  // A protocol without an editor: it is for any client.
  assertNone(imports.filter(({ from, to }) => from.startsWith('server/') && to === 'vscode'));
});

test('the engine is entered by its one door', () => {
  const users = runtime.filter(({ from, to }) => !engine(from) && engine(to));
  assertNone(users.filter(({ to }) => to !== 'server/engine/index.ts'));
});

test('rules never import each other', () => {
  const isRule = (path: string) => /^server\/engine\/rules\/(?!index\.ts)/.test(path);
  assertNone(imports.filter(({ from, to }) => isRule(from) && /^server\/engine\/rules\//.test(to)));
});

test('no file imports itself over others', () => {
  const graph = new Map<string, string[]>();
  for (const { from, to } of runtime) graph.set(from, [...(graph.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    assert.ok(start < 0, [...path.slice(start), file].join(' -> '));
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

// What writes or compares as a language has it depends on the machine, and takes as long to load as a page to check.
test('the engine has no clock, no chance, no language of the machine and no side channel', () => {
  const forbidden =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.\w|\bconsole\.\w|\bglobalThis\b|\bfetch\(|\bsetTimeout\b|\btoLocale\w+\(|\blocaleCompare\b/;
  const found = files.filter(engine).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => forbidden.test(line.replace(/\/\/.*|^\s*\*.*|\/\*.*/, '')))
      .map((line) => `${file}: ${line.trim()}`),
  );
  assert.deepEqual(found, []);
});

test('the engine evaluates a page where there is nothing but the language', async () => {
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [join(root, 'server/engine/index.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'engine',
    target: 'es2022',
    logLevel: 'silent',
  });
  const used = Object.keys(metafile.inputs);
  assert.ok(!used.some((path) => /vscode|server\/(?:lsp|cli|workspace)/.test(path)), used.join('\n'));

  const context = vm.createContext(
    { completePage, pageFiles, today },
    { codeGeneration: { strings: false, wasm: false } },
  );
  vm.runInContext(outputFiles[0]!.text, context);
  const answer = vm.runInContext(
    `(() => {
      const read = (path) => (path in pageFiles ? { kind: 'text', text: pageFiles[path] } : { kind: 'absent' });
      const evaluation = engine.evaluate(engine.parseCharter(completePage), { today, files: { read } });
      const { declared, earned, crashes } = evaluation;
      const hover = engine.hover(evaluation, completePage.indexOf('destination'));
      return JSON.stringify([declared, earned, crashes.length, hover.markdown.length > 50]);
    })()`,
    context,
  ) as string;
  assert.deepEqual(JSON.parse(answer), ['pilot', 'production', 0, true]);
});
