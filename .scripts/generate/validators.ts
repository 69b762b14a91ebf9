import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import esbuild from 'esbuild';
import { charterSchema, formatSchema, type JsonSchema } from '../../server/engine/format/json-schema.ts';
import { importMapFormat } from '../../server/engine/import/import-fields.ts';
import { POLICY } from '../../server/engine/policy/fields.ts';
import { slimValidator } from './slim-validator.ts';

const require = createRequire(import.meta.url);

/**
 * Compiles the schemas to plain functions. Compiling takes longer than evaluating a hundred charters, and needs code
 * generation, which a browser may forbid; so it is done here and not when the program runs.
 */
export async function writeValidators(folder: string): Promise<void> {
  const options = {
    code: { source: true, esm: true, optimize: 1 },
    validateFormats: false,
    strict: false,
    logger: false,
    inlineRefs: false,
  } as const;
  // The program says in its own words what is wrong.
  const own = (schema: object) =>
    slimValidator(withSchema(new Ajv.default({ ...options, allErrors: true, messages: false }), schema));
  const formats = {
    charter: own(shared(charterSchema('values'))),
    policy: own(shared(formatSchema(POLICY, 'Policy', [], 'values'))),
    'import-map': own(shared(formatSchema(importMapFormat(), 'Import map', [], 'values'))),
  };
  // Read by the one check that looks into the schemas of a house: in a file of their own, they cost nobody else anything.
  const drafts = {
    draft04: withSchema(new Ajv.default(options), draft04AsDraft07()),
    draft07: withSchema(new Ajv.default(options), undefined, 'http://json-schema.org/draft-07/schema'),
    draft2019: withSchema(new Ajv2019.default(options), undefined, 'https://json-schema.org/draft/2019-09/schema'),
    draft2020: withSchema(new Ajv2020.default(options), undefined, 'https://json-schema.org/draft/2020-12/schema'),
  };
  mkdirSync(folder, { recursive: true });
  // A file for each: most programs and most runs need one of them.
  for (const [name, code] of Object.entries(formats)) {
    writeFileSync(join(folder, `${name}-validator.js`), await bundle({ validate: code }));
    writeFileSync(join(folder, `${name}-validator.d.ts`), declarations(['validate']));
  }
  writeFileSync(join(folder, 'meta-schemas.js'), await bundle(drafts));
  writeFileSync(join(folder, 'meta-schemas.d.ts'), declarations(Object.keys(drafts)));
}

/** One module that exports each of the parts by its name. */
async function bundle(parts: Readonly<Record<string, string>>): Promise<string> {
  const entry = Object.keys(parts).map((name) => `export { default as ${name} } from '${name}';`);
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry.join('\n'), resolveDir: dirname(require.resolve('ajv/package.json')) },
    plugins: [fromMemory(parts)],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    minifySyntax: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

/** The same schema with what it says more than once said once: each place becomes a call instead of a copy. */
function shared(schema: JsonSchema): JsonSchema {
  const counts = new Map<string, number>();
  const isPart = (value: unknown): value is JsonSchema =>
    typeof value === 'object' && value !== null && 'type' in value;
  const count = (value: unknown): void => {
    if (isPart(value)) counts.set(JSON.stringify(value), (counts.get(JSON.stringify(value)) ?? 0) + 1);
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) count(part);
  };
  count(schema);
  const names = new Map<string, string>();
  const definitions: Record<string, unknown> = {};
  const share = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const text = JSON.stringify(value);
    const inside = () => Object.fromEntries(Object.entries(value).map(([key, part]) => [key, share(part)]));
    if (!isPart(value) || (counts.get(text) ?? 0) < 2) return inside();
    let name = names.get(text);
    if (!name) {
      name = `shape${names.size}`;
      names.set(text, name);
      definitions[name] = inside();
    }
    return { $ref: `#/definitions/${name}` };
  };
  return { ...(share(schema) as JsonSchema), definitions };
}

function withSchema(ajv: InstanceType<typeof Ajv.default>, schema: object | undefined, id = 'schema'): string {
  if (schema) ajv.addSchema(schema, id);
  const validate = ajv.getSchema(id);
  if (!validate) throw new Error(`There is no schema ${id}.`);
  return standalone.default(ajv, validate);
}

/** The meta-schema of draft 4 says the same of the schemas it accepts when its own draft-4 keywords are put as draft 7. */
function draft04AsDraft07(): object {
  const text = JSON.stringify(require('../../node_modules/ajv/lib/refs/json-schema-draft-06.json'));
  const schema = JSON.parse(text) as { $schema: string; $id: string; properties: Record<string, unknown> };
  const boolean = { type: 'boolean' };
  return {
    ...schema,
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'draft-04',
    properties: { ...schema.properties, exclusiveMinimum: boolean, exclusiveMaximum: boolean },
  };
}

function fromMemory(parts: Readonly<Record<string, string>>): esbuild.Plugin {
  const resolveDir = dirname(require.resolve('ajv/package.json'));
  return {
    name: 'from-memory',
    setup(build) {
      const names = new RegExp(`^(${Object.keys(parts).join('|')})$`);
      build.onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'memory' }));
      build.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
        contents: parts[path]!,
        resolveDir,
        loader: 'js',
      }));
    },
  };
}

function declarations(names: readonly string[]): string {
  const error =
    '{ readonly keyword: string; readonly instancePath: string; readonly params: Readonly<Record<string, unknown>>; readonly message?: string }';
  return [
    `export interface Validate {\n  (data: unknown): boolean;\n  errors?: readonly ${error}[] | null;\n}`,
    ...names.map((name) => `export declare const ${name}: Validate;`),
    '',
  ].join('\n');
}
