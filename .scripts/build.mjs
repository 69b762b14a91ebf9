import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildInParts } from './build/late-parts.mjs';
import { namedTypes, shortManifest, withoutExamples, withoutModuleSearch } from './build/left-out.mjs';
import { onNode24, root, setup } from './setup.mjs';

const forNode = { platform: 'node', format: 'cjs', target: 'node20' };
// VS Code loads a web extension as CommonJS in a worker, whatever the package's type is.
const forBrowser = { platform: 'browser', format: 'cjs', target: 'es2022' };

// In modules without side effects: a bundler takes of them what is used, where it takes the others whole.
const yaml = { yaml: './node_modules/yaml/browser/dist/index.js' };
// For a process and for a worker: each takes the parts that are for it.
const forBoth = { ...forNode, conditions: ['browser'] };

/** What few runs need, by the files that hold it beside a program; see `build/late-parts.mjs`. These take nothing of it. */
const ANY_PARTS = {
  'pattern.js': ['server/workspace/pattern.ts'],
  'meta-schemas.js': ['server/engine/structure/meta-schemas.ts'],
};
/** The reading of pages that are not plain, with the library, which is most of what it takes. */
const ANY_PAGE = ['any-page', 'convert', 'problems'].map((name) => `server/engine/document/${name}.ts`);

/** What the first diagnostics and reading all charters do not need, and pages without data and folders without rules of their own. */
const SERVER_PARTS = {
  ...ANY_PARTS,
  'server-features.js': [
    ...modulesIn('server/engine/features', 'server/engine/people').filter(
      (path) => !/while-typing|person\.ts|mentions|list-people|identity/.test(path),
    ),
    'server/engine/template.ts',
    ...modulesIn('server/engine/fixes').filter((path) => !/scaffold-fix|set-value|fill-in|create-file|mend/.test(path)),
    ...ANY_PAGE,
    'server/engine/structure/nearest.ts',
  ],
  'server-report.js': modulesIn('server/engine/report', 'server/engine/compare'),
  'server-policy.js': ['read-policy', 'merge-policies', 'policy-rules', 'condition'].map(
    (name) => `server/engine/policy/${name}.ts`,
  ),
  'server-csv.js': ['server/engine/values/csv.ts', 'server/engine/values/metric-data.ts'],
  'server-globs.js': ['server/workspace/compile-glob.ts'],
  'server-ignore.js': ['server/workspace/ignore-rules.ts'],
};

const WRITES_YAML = 'server/engine/import/charter-yaml.ts';

/** What the check of one page does not need. */
const PROGRAM_PARTS = {
  ...ANY_PARTS,
  'program-actions.js': [
    ...modulesIn('server/cli/actions').filter((path) => !path.endsWith('/evaluate.ts')),
    ...modulesIn('server/cli/diff').filter((path) => !path.endsWith('/formats.ts')),
    'server/cli/touched.ts',
    'server/cli/watch.ts',
  ],
  'program-formats.js': modulesIn('server/cli/reporters').filter(
    (path) => !/\/(?:pretty-check|formats|finding-blocks|view-on|words|verdict)\.ts/.test(path),
  ),
  'program-walk.js': ['server/workspace/walk.ts', 'server/cli/find-glob.ts'],
  'program-cache.js': ['server/cli/run/cache.ts', 'server/cli/run/inputs.ts'],
  'program-report.js': modulesIn('server/engine/report', 'server/engine/portfolio', 'server/engine/compare'),
  'program-fixes.js': modulesIn('server/engine/fixes').filter(
    (path) => !/scaffold-fix|set-value|fill-in|create-file|mend/.test(path),
  ),
  // All that needs the library: in a second part it would be there twice.
  'program-yaml.js': [...ANY_PAGE, WRITES_YAML],
  'program-import.js': modulesIn('server/engine/import').filter((path) => path !== WRITES_YAML),
  'program-policy.js': SERVER_PARTS['server-policy.js'],
  'program-csv.js': SERVER_PARTS['server-csv.js'],
};

/** Modules of Node are empty where there is no Node: in a worker of a browser nothing asks for what is in them. */
const nodeWhereItIs = {
  name: 'node-where-it-is',
  setup(run) {
    run.onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      namespace === 'node' ? { path, external: true } : { path, namespace: 'node' },
    );
    run.onLoad({ filter: /./, namespace: 'node' }, ({ path }) => ({
      contents: `module.exports = typeof process === 'object' && process.versions?.node ? require(${JSON.stringify(path)}) : {};`,
    }));
  },
};

/**
 * Modules of Node that take longer to load than a page to read, and that few runs ask for: threads, processes, pipes
 * with names. They are loaded by whoever takes something of them.
 */
const nodeLate = {
  name: 'node-late',
  setup(run) {
    const filter = /^(?:node:)?(?:child_process|crypto|fs\/promises|v8|worker_threads)$/;
    run.onResolve({ filter }, ({ path, kind, namespace }) =>
      namespace.startsWith('node-late') ? { path, external: true } : { path, namespace: `node-late-${kind}` },
    );
    run.onLoad({ filter: /./, namespace: 'node-late-require-call' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require(${JSON.stringify(path)})[name] });`,
    }));
    // What imports a module copies its names.
    run.onLoad({ filter: /./, namespace: 'node-late-import-statement' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => name !== 'default');
      return {
        contents: `for (const name of ${JSON.stringify(names)})
          Object.defineProperty(exports, name, { enumerable: true, get: () => require(${JSON.stringify(path)})[name] });`,
      };
    });
  },
};

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
  {
    from: 'server/lsp/main.ts',
    to: 'server.js',
    parts: SERVER_PARTS,
    in: BOTH,
    ...forBoth,
    alias: yaml,
    plugins: [nodeLate, nodeWhereItIs, withoutExamples, withoutModuleSearch, namedTypes(join(root, 'server/lsp'))],
  },
  { from: 'server/lsp/start.ts', to: 'start-server.js', starts: true, in: EXTENSION, ...forNode, plugins: [nodeLate] },
  {
    from: 'server/cli/main.ts',
    to: 'program.js',
    parts: PROGRAM_PARTS,
    in: PROGRAM,
    ...forNode,
    alias: yaml,
    external: ['./server.js'],
    plugins: [nodeLate, shortManifest],
  },
  {
    from: 'server/cli/start.ts',
    to: 'cli.cjs',
    starts: true,
    in: PROGRAM,
    ...forNode,
    plugins: [nodeLate],
    banner: { js: '#!/usr/bin/env node' },
    executable: true,
  },
];

/** The files below `dist` that come of one of them. */
function filesOf({ to, parts = {} }) {
  return [to, ...Object.keys(parts)];
}

/** The files below `dist` that the extension or the command line is made of. */
export function filesIn(holder) {
  return [...new Set(bundles.filter((bundle) => bundle.in.includes(holder)).flatMap(filesOf))];
}

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

/** The modules below some folders, by their paths from the root. */
function modulesIn(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
}

function options({ from, to, in: _, executable, ...rest }) {
  return {
    executable,
    ...(from && { entryPoints: [join(root, from)] }),
    outfile: join(root, 'dist', to),
    absWorkingDir: root,
    bundle: true,
    logLevel: 'warning',
    legalComments: 'none',
    write: false,
    ...rest,
  };
}

async function bundle(all, { dev, watch = false }) {
  const esbuild = await import('esbuild');
  const mode = dev ? { sourcemap: 'linked', minify: false } : { minify: true };
  if (watch) {
    // Each in one file: what is late would have to be learned again at each change.
    for (const { parts: _, starts, executable, plugins = [], ...one } of all) {
      const written = { name: 'write', setup: (run) => run.onEnd((built) => write(built.outputFiles, executable)) };
      const define = starts && { define: { BUILD: `"${process.pid}"` } };
      await (await esbuild.context({ ...one, ...mode, ...define, plugins: [...plugins, written] })).watch();
    }
    return;
  }
  const make = async ({ parts, starts: _, executable, ...one }, more) => ({
    executable,
    files: parts
      ? await buildInParts(esbuild, one, parts, mode)
      : (await esbuild.build({ ...one, ...mode, ...more })).outputFiles,
  });
  const started = await Promise.all(all.filter(({ starts }) => !starts).map((one) => make(one)));
  const define = { BUILD: JSON.stringify(hashOf(started.flatMap(({ files }) => files))) };
  const starting = await Promise.all(all.filter(({ starts }) => starts).map((one) => make(one, { define })));
  const built = [...started, ...starting];
  const known = new Map();
  for (const { path, text } of built.flatMap(({ files }) => files)) {
    if ((known.get(path) ?? text) !== text) throw new Error(`${path} is another file in each program: name it twice.`);
    known.set(path, text);
  }
  for (const { files, executable } of built) write(files, executable);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const { contents } of files) hash.update(contents);
  return hash.digest('hex').slice(0, 16);
}

/** Replaces files by renaming, and only changed ones: another command may be running from them at this moment. */
function write(files = [], executable = false) {
  for (const { path, contents } of files) {
    if (existsSync(path) && readFileSync(path).equals(contents)) continue;
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, contents);
    if (executable) chmodSync(draft, 0o755);
    renameSync(draft, path);
  }
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
