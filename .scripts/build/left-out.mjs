import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// What a bundler takes along, as it cannot tell that nobody asks for it.

/** The examples of the checks: the language server shows none of them. */
export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /server[\\/]engine[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('examples: ')) return;
      const contents = text.replace(EXAMPLES, '  examples: undefined as never,\n');
      if (contents === text) throw new Error(`The examples in ${path} are not where they are expected.`);
      return { contents, loader: 'ts' };
    });
  },
};

const EXAMPLES = /^ {2}examples: (?:\{\n[\s\S]*?\n {2}\}|\{.*\}),\n/m;

/** Most of the manifest is for the editor. */
export const shortManifest = {
  name: 'short-manifest',
  setup(build) {
    build.onLoad({ filter: /package\.json$/ }, ({ path }) => {
      const { version, displayName, description } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version, displayName, description }), loader: 'json' };
    });
  },
};

/** How the library looks for modules in a workspace, with a process for it: the language server runs nothing of one. */
export const withoutModuleSearch = {
  name: 'without-module-search',
  setup(build) {
    build.onLoad({ filter: /vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/ }, () => ({ contents: '' }));
  },
};

/**
 * The protocol's types, which the libraries hand on whole: a hundred groups of functions, of which a few are called.
 * They get those by name that they, or the modules in a folder, name.
 */
export function namedTypes(folder) {
  return {
    name: 'named-types',
    setup(build) {
      let names = new Set();
      build.onResolve({ filter: /^vscode-languageserver-types$/ }, async ({ path, importer, pluginData, ...asked }) => {
        if (pluginData === 'itself') return;
        const types = await build.resolve(path, { ...asked, importer, pluginData: 'itself' });
        // The library that hands them on, and the one around it.
        const protocol = join(dirname(importer), '..');
        const around = join(protocol, '../../..', 'lib');
        names = new Set([...namesOf(protocol, TAKEN), ...namesOf(around, TAKEN), ...namesOf(folder, IMPORTED)]);
        return { path: types.path, namespace: 'named-types', sideEffects: false };
      });
      build.onLoad({ filter: /./, namespace: 'named-types' }, ({ path }) => {
        const found = [...readFileSync(path, 'utf8').matchAll(GROUP)].map(([, name]) => name);
        if (found.length === 0) throw new Error(`${path} is not written as it was.`);
        const named = found.filter((name) => names.has(name));
        return {
          contents: `export { ${named.join(', ')} } from ${JSON.stringify(path)};`,
          resolveDir: dirname(path),
        };
      });
      build.onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(
          GROUP,
          (_, name, body) =>
            `export const ${name} = /* @__PURE__ */ (() => { const ${name} = {}; (${body})(${name}); return ${name}; })();`,
        ),
      }));
    },
  };
}

/** A group of functions, as TypeScript writes a namespace. */
const GROUP = /^export var (\w+);\n\((function \(\1\) \{\n[\s\S]*?\n\})\)\(\1 \|\| \(\1 = \{\}\)\);/gm;
const TAKEN = /\bvscode_languageserver_(?:types|protocol)_1\.(\w+)/g;
/** A name that is imported, and not as a type. */
const IMPORTED = /(?<=^import \{[^}]*)(?<!type )\b(\w+)(?=[^{}]*\} from 'vscode-languageserver')/gm;

function namesOf(folder, pattern) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /(?<!\.d)\.[jt]s$/.test(name) && !name.includes('node_modules'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(pattern)].map(([, one]) => one));
}
