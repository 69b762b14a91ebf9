import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup.mjs';

/**
 * A program of which some modules lie in files of their own, its late parts. The sources import them as any other. In
 * the program each function of theirs becomes one that reads the part when it is called for the first time. A part takes
 * from the program what the program has already, so that nothing is there twice. Only functions can be late, as nothing
 * else can wait until it is asked for.
 */

/** Where the program keeps what its parts take of it, and reads them. */
const LOADER = 'server/workspace/late-parts.ts';
/** A part is a function of what the program shares; in a worker its name is how the program finds it. */
const BEFORE = 'var charterPart=((shared)=>{var module={exports:{}};';
const AFTER = 'return module.exports});if(typeof module==="object")module.exports=charterPart;';

/**
 * Bundles a program and its late parts.
 *
 * @param options the program's, for esbuild, with one entry
 * @param parts the modules of each part, by the name of its file; paths from the root
 * @param mode what is added to all of them
 * @returns the files: `{ path, contents }`
 */
export async function buildInParts(esbuild, options, parts, mode) {
  const fileOf = new Map(Object.entries(parts).flatMap(([file, modules]) => modules.map((path) => [path, file])));
  const { entryPoints, plugins = [], ...rest } = options;
  const contents = `import 'charter:shared';\nimport ${JSON.stringify(entryPoints[0])};`;
  const stdin = { contents, resolveDir: root, sourcefile: 'program.js' };
  const learnProgram = (shared) =>
    learn(esbuild, { ...rest, stdin, plugins: [shares(shared), ...plugins] }, { late: (path) => fileOf.has(path) });
  const { learned, program } = await learnAll(esbuild, { ...rest, plugins }, fileOf, learnProgram);

  const shared = sharedNames(learned);
  const stubs = (file) => stubsOf(fileOf, file);
  const build = (more, ...own) =>
    esbuild.build({ ...rest, ...mode, ...more, plugins: [...own, onlyWhatIsUsed, ...plugins] });
  const built = [build({ stdin }, shares(shared), stubs(undefined))];
  for (const [file, { exports }] of learned) {
    const part = {
      stdin: partOf(file, exports),
      outfile: join(dirname(options.outfile), file),
      banner: { js: BEFORE },
      footer: { js: AFTER },
    };
    built.push(build(part, takes(shared, program), stubs(file)));
  }
  return (await Promise.all(built)).flatMap(({ outputFiles }) => outputFiles);
}

/**
 * What each part that is used takes of the program and of the others. A part may need a further one, and make the
 * program need more by what it takes of it, so it is looked again until nothing is new.
 */
async function learnAll(esbuild, options, fileOf, learnProgram) {
  const wanted = new Map();
  const want = (late) => {
    let more = 0;
    for (const [path, names] of late) {
      const known = wanted.get(path) ?? new Set();
      wanted.set(path, known);
      more -= known.size;
      for (const name of names) known.add(name);
      more += known.size;
    }
    return more > 0;
  };
  const program = await learnProgram(sharedNames(new Map()));
  want(program.late);
  for (;;) {
    const learned = new Map();
    let more = false;
    for (const file of new Set([...wanted.keys()].map((path) => fileOf.get(path)))) {
      const exports = [...wanted].filter(([path]) => fileOf.get(path) === file);
      const late = (path) => fileOf.has(path) && fileOf.get(path) !== file;
      const part = await learn(esbuild, { ...options, stdin: partOf(file, exports) }, { late, program });
      learned.set(file, { ...part, exports });
      more = want(part.late) || more;
    }
    const whole = await learnProgram(sharedNames(learned));
    const modules = [...inSeveral(learned), ...whole.modules].filter((module) => !program.modules.has(module));
    for (const module of modules) program.modules.add(module);
    for (const name of whole.packages) program.packages.add(name);
    if (!want(whole.late) && !more && modules.length === 0) return { learned, program };
  }
}

/** The modules in more than one part. They would be there twice, each with what it remembers. */
function inSeveral(learned) {
  const seen = new Set();
  return [...learned.values()].flatMap(({ modules }) =>
    [...modules].filter((module) => seen.size === seen.add(module).size),
  );
}

/**
 * Bundles once without writing anything, to see what is in it (`modules`, `packages`), and which names it takes of late
 * modules (`late`) and of the program (`taken`).
 */
async function learn(esbuild, options, { late, program }) {
  const plugin = {
    name: 'learn',
    setup(build) {
      build.onResolve({ filter: /./ }, (asked) => {
        const path = ownPath(asked);
        if (path !== undefined && late(path)) return { path: `late:${path}`, external: true, sideEffects: false };
        if (program && isProgram(asked, path, program))
          return { path: `program:${path ?? asked.path}`, external: true, sideEffects: false };
      });
    },
  };
  const { outputFiles, metafile } = await esbuild.build({
    ...options,
    format: 'esm',
    minify: false,
    sourcemap: false,
    banner: undefined,
    metafile: true,
    write: false,
    plugins: [plugin, onlyWhatIsUsed, ...(options.plugins ?? [])],
  });
  const [text] = outputFiles.map((file) => file.text);
  const [{ inputs, imports }] = Object.values(metafile.outputs);
  // What a plugin makes up lies behind the name of a place of its own.
  const held = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0 && !/^[\w-]{2,}:/.test(path));
  const names = namesTaken(text);
  for (const { path, kind } of imports)
    if (kind === 'dynamic-import' && path.startsWith('late:'))
      names.set(path, new Set(await allNamesOf(path.slice(5))));
  const ofKind = (kind) =>
    new Map([...names].flatMap(([path, set]) => (path.startsWith(kind) ? [[path.slice(kind.length), set]] : [])));
  return {
    modules: new Set(held.filter(isModule).filter((path) => path !== options.stdin?.sourcefile)),
    packages: new Set(held.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])),
    late: ofKind('late:'),
    taken: ofKind('program:'),
  };
}

/** True of a module of this project that has something of its own; one that only hands on is no place to take from. */
function isModule(path) {
  if (!/\.[jt]s$/.test(path) || path.includes('node_modules')) return false;
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|^export \{[^}]*\} from '[^']*';$|^export type .*;$/gm, '').trim() !== '';
}

/** The names in the import statements that a bundler has left, by where they are from. */
function namesTaken(text) {
  const taken = new Map();
  for (const [, clause, path] of text.matchAll(/^import ([^"']+?) from "((?:late|program):[^"]+)";$/gm)) {
    const names = taken.get(path) ?? new Set();
    taken.set(path, names);
    const [, own, list] = /^(\w+)?(?:, )?(?:\{(.*)\})?$/s.exec(clause) ?? [];
    if (own === undefined && list === undefined) throw new Error(`${path} is imported whole; name what is used of it.`);
    if (own !== undefined) names.add('default');
    for (const one of list?.split(',') ?? []) if (one.trim() !== '') names.add(one.trim().split(' as ')[0].trim());
  }
  return taken;
}

/** The path from the root of a module of this project that is imported; undefined of any other. */
function ownPath({ path, importer, resolveDir }) {
  if (isAbsolute(path)) return relative(root, path).replaceAll('\\', '/');
  if (path.startsWith('#')) return named(path);
  if (!path.startsWith('.') || importer.includes('node_modules')) return undefined;
  return relative(root, join(resolveDir, path)).replaceAll('\\', '/');
}

const { imports: NAMED } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The path of a module that is imported by the name that the package gives it. */
function named(name) {
  const [key, path] = Object.entries(NAMED).find(([key]) => key === name || name.startsWith(key.split('*')[0])) ?? [];
  return path?.slice(2).replace('*', name.slice(key.indexOf('*')));
}

/** True of what a part takes of the program. What a library imports is its own matter. */
function isProgram({ path, importer }, own, { modules, packages }) {
  if (importer.includes('node_modules')) return false;
  if (own !== undefined) return own === LOADER || (modules.has(own) && !own.endsWith('.json'));
  return packages.has(/^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
}

/** All that is taken of the program, numbered: the part and the program know each name by its number. */
function sharedNames(learned) {
  const all = new Map([[LOADER, new Set(['latePart'])]]);
  for (const { taken } of learned.values())
    for (const [path, names] of taken) all.set(path, new Set([...(all.get(path) ?? []), ...names]));
  return new Map([...all].map(([path, names], index) => [path, { index, names: [...names].sort() }]));
}

/** In the program: hands out what the parts take. */
function shares(shared) {
  const lines = [`import { shareWithParts } from ${JSON.stringify(join(root, LOADER))};`];
  const lists = [];
  for (const [path, { index, names }] of shared) {
    const from = isOwn(path) ? join(root, path) : path;
    const given = names.map((name, at) => `${name} as m${index}_${at}`);
    lines.push(`import { ${given.join(', ')} } from ${JSON.stringify(from)};`);
    lists.push(`[${names.map((_, at) => `m${index}_${at}`).join(', ')}]`);
  }
  lines.push(`shareWithParts(() => [${lists.join(', ')}]);`);
  return {
    name: 'shares',
    setup(build) {
      build.onResolve({ filter: /^charter:shared$/ }, ({ path }) => ({ path, namespace: 'charter' }));
      build.onLoad({ filter: /./, namespace: 'charter' }, () => ({ contents: lines.join('\n'), resolveDir: root }));
    },
  };
}

/** In a part: takes from the program what it has. */
function takes(shared, program) {
  return {
    name: 'takes',
    setup(build) {
      build.onResolve({ filter: /./ }, (asked) => {
        const own = ownPath(asked);
        if (!isProgram(asked, own, program)) return;
        const path = own ?? asked.path;
        if (shared.has(path)) return { path, namespace: 'program', sideEffects: false };
      });
      build.onLoad({ filter: /./, namespace: 'program' }, async ({ path }) => {
        const { index, names } = shared.get(path);
        // Named, too, by what is left out in the end.
        const unused = Object.keys(await load(path)).filter(
          (name) => /^\w+$/.test(name) && name !== 'default' && !names.includes(name),
        );
        const lines = names.map((name, at) =>
          name === 'default'
            ? `export default shared[${index}][${at}];`
            : `export const ${name} = /* @__PURE__ */ shared[${index}][${at}];`,
        );
        return { contents: [...lines, ...unused.map((name) => `export const ${name} = undefined;`)].join('\n') };
      });
    },
  };
}

/** In the program and in parts: functions in place of those in a part, which read it when they are called. */
function stubsOf(fileOf, ownFile) {
  return {
    name: 'stubs',
    setup(build) {
      build.onResolve({ filter: /./ }, (asked) => {
        const path = ownPath(asked);
        if (path === undefined || !fileOf.has(path) || fileOf.get(path) === ownFile) return;
        return { path, namespace: 'late', sideEffects: false };
      });
      build.onLoad({ filter: /./, namespace: 'late' }, async ({ path }) => {
        const file = JSON.stringify(fileOf.get(path));
        const key = JSON.stringify(path);
        const stubs = (await namesOf(path)).map(
          (name) => `export const ${name} = (...given) => part().${name}(...given);`,
        );
        return {
          resolveDir: root,
          contents: [
            `import { latePart } from ${JSON.stringify(join(root, LOADER))};`,
            'let known;',
            `const part = () => (known ??= latePart(${file})[${key}]);`,
            ...stubs,
          ].join('\n'),
        };
      });
    },
  };
}

/** No module of this project does anything by being there: one of which nothing is used is left out. */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, (asked) => {
      const path = ownPath(asked);
      if (path !== undefined) return { path: join(root, path), sideEffects: false };
    });
  },
};

/** A part gives the modules in it by their paths. */
function partOf(file, exports) {
  const lines = exports.map(([path, names], at) => {
    const from = JSON.stringify(`./${path}`);
    const list = [...names].map((name) => `${name} as m${at}_${name}`).join(', ');
    const pairs = [...names].map((name) => `${name}: m${at}_${name}`).join(', ');
    return [`import { ${list} } from ${from};`, `${JSON.stringify(path)}: { ${pairs} },`];
  });
  const body = lines.map(([, entry]) => entry).join('\n');
  const contents = `${lines.map(([line]) => line).join('\n')}\nexport const modules = {\n${body}\n};`;
  return { contents, resolveDir: root, sourcefile: file };
}

/** The names of the functions that a module exports; whoever imports anything else of it is told so by the bundler. */
async function namesOf(path) {
  const module = await load(path);
  return Object.keys(module).filter((name) => typeof module[name] === 'function');
}

/** The names of a module that is imported while the program runs, when no bundler sees what is taken of it. */
async function allNamesOf(path) {
  const functions = await namesOf(path);
  const other = Object.keys(await load(path)).find((name) => !functions.includes(name));
  if (other !== undefined) throw new Error(`${other} of ${path} is no function, so it cannot be loaded late.`);
  return functions;
}

function load(path) {
  return import(isOwn(path) ? pathToFileURL(join(root, path)) : path);
}

function isOwn(path) {
  return existsSync(join(root, path));
}
