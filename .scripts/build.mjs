import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onNode24, root, setup } from './setup.mjs';

const forNode = { platform: 'node', format: 'cjs', target: 'node20' };
// VS Code loads a web extension as CommonJS in a worker, whatever the package's type is.
const forBrowser = { platform: 'browser', format: 'cjs', target: 'es2022' };

// In modules without side effects: a bundler takes of them what is used, where it takes the others whole.
const yaml = { yaml: './node_modules/yaml/browser/dist/index.js' };
// What few runs need lies in files of its own, which are loaded when it comes to that.
const late = {
  alias: { ...yaml, '#meta-schemas': './server/workspace/late-parts.ts' },
  external: ['./server.js', './pattern.js', './meta-schemas.js'],
};
// For a process and for a worker: each takes the parts that are for it.
const forBoth = { ...forNode, conditions: ['browser'] };
const part = (name) => ({
  ...forBrowser,
  format: 'iife',
  globalName: name,
  footer: { js: `if (typeof module === 'object') module.exports = ${name};` },
});

const EXTENSION = ['extension'];
const PROGRAM = ['program'];
const BOTH = [...EXTENSION, ...PROGRAM];

/** What is built: from which file, to which below `dist`, and in which packages that lies. */
export const bundles = [
  { from: 'client/main.ts', to: 'client.js', in: EXTENSION, ...forBoth, external: ['vscode'] },
  {
    from: 'client/views/page/readiness-page.ts',
    to: 'readiness-page.js',
    in: EXTENSION,
    ...forBrowser,
    format: 'iife',
  },
  { from: 'server/lsp/main.ts', to: 'server.js', in: BOTH, ...forBoth, ...late },
  { from: 'server/workspace/pattern.ts', to: 'pattern.js', in: BOTH, ...part('charterPattern') },
  {
    from: 'server/engine/structure/meta-schemas.ts',
    to: 'meta-schemas.js',
    in: BOTH,
    ...part('charterMetaSchemas'),
  },
  {
    from: 'server/cli/main.ts',
    to: 'program.js',
    in: PROGRAM,
    ...forNode,
    ...late,
  },
  {
    from: 'server/cli/start.ts',
    to: 'cli.cjs',
    in: PROGRAM,
    ...forNode,
    external: ['./program.js'],
    banner: { js: '#!/usr/bin/env node' },
    executable: true,
  },
];

/** Writes generated code and every bundle of the product into `dist`; `dev` keeps names and adds source maps. */
export async function build({ dev = false, watch = false, log = console.error } = {}) {
  generate(log);
  const present = bundles.filter(({ from }) => {
    if (existsSync(join(root, from))) return true;
    log(`${from} does not exist yet: left out`);
    return false;
  });
  await bundle(present.map(options), { dev, watch });
  // The package's own type is that of the sources; both extension hosts of VS Code load CommonJS.
  writeFileSync(join(root, 'dist', 'package.json'), '{ "type": "commonjs" }\n');
}

/** Bundles the tests that run inside VS Code, under the two names that its two kinds of extension host load. */
export async function buildSuite() {
  const folder = 'test/vscode/suite';
  const tests = readdirSync(join(root, folder)).filter((file) => file.endsWith('.test.ts'));
  const imports = tests.sort().map((file) => `import './${file}';`);
  // Mocha's functions come first: the test files call them while they are loaded.
  const contents = ["import './mocha.ts';", ...imports, "export { run } from './run.ts';"].join('\n');
  const stdin = { contents, resolveDir: join(root, folder), sourcefile: 'suite.ts', loader: 'ts' };
  // Mocha would take the `exports` of a CommonJS bundle for its own: it gets what it wrote there overwritten.
  const format = {
    ...forBrowser,
    format: 'iife',
    globalName: 'suiteExports',
    footer: { js: 'module.exports = suiteExports;' },
  };
  const names = ['test/suite.js', 'test/suite.cjs'];
  await bundle(
    names.map((to) => options({ to, ...format, stdin, external: ['vscode'] })),
    { dev: true },
  );
}

function options({ from, to, in: _, executable, ...rest }) {
  return {
    ...(from && { entryPoints: [join(root, from)] }),
    outfile: join(root, 'dist', to),
    absWorkingDir: root,
    bundle: true,
    logLevel: 'warning',
    legalComments: 'none',
    plugins: [replaceWhole(executable)],
    write: false,
    ...rest,
  };
}

async function bundle(all, { dev, watch = false }) {
  const esbuild = await import('esbuild');
  const mode = dev ? { sourcemap: 'linked', minify: false } : { minify: true };
  if (!watch) return void (await Promise.all(all.map((one) => esbuild.build({ ...one, ...mode }))));
  for (const one of all) await (await esbuild.context({ ...one, ...mode })).watch();
}

/** Replaces outputs by renaming, and only changed ones: another command may be running from them at this moment. */
function replaceWhole(executable = false) {
  return {
    name: 'replace-whole',
    setup(run) {
      run.onEnd(({ outputFiles = [] }) => {
        for (const { path, contents } of outputFiles) {
          if (existsSync(path) && readFileSync(path).equals(contents)) continue;
          mkdirSync(dirname(path), { recursive: true });
          const draft = `${path}.${process.pid}`;
          writeFileSync(draft, contents);
          if (executable) chmodSync(draft, 0o755);
          renameSync(draft, path);
        }
      });
    },
  };
}

function generate(log) {
  const script = join(root, '.scripts', 'generate.ts');
  if (!existsSync(script)) return log(`${relative(root, script)} does not exist yet: left out`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${basename(script)} failed:\n${stdout}${stderr}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setup();
  await onNode24();
  const flags = process.argv.slice(2);
  await build({ dev: flags.includes('--dev') || flags.includes('--watch'), watch: flags.includes('--watch') });
}
