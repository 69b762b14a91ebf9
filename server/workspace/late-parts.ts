import type * as metaSchemaModule from '#meta-schemas';
import type { CompilePattern } from '../engine/index.ts';
import type * as patternModule from './pattern.ts';

// A third of the program is for schemas and patterns, which most pages and policies do not have. Each part lies in a
// file of its own beside the program, is read when it is needed, and leaves its exports under a name of its own.

/** Where the program lies, as a worker of a browser is told: it cannot always find out. */
let programFolder: string | undefined;

/** Says where the program lies; for a worker only. */
export function locateProgram(uri: string): void {
  programFolder = uri.replace(/\/$/, '');
}

/** The engine for the patterns of policies. */
export const compilePatternLate: CompilePattern = (pattern) => {
  const part = inWorker()
    ? imported<typeof patternModule>('pattern.js', 'charterPattern')
    : (require('./pattern.js') as typeof patternModule);
  return part.compilePattern(pattern);
};

/** The validators of JSON Schemas, in place of the engine's own module. */
export const metaSchemas: typeof metaSchemaModule.metaSchemas = () => {
  // Asked for at every key, and even finding out that it is loaded takes its time.
  loadedSchemas ??= loadSchemas();
  return loadedSchemas;
};

let loadedSchemas: ReturnType<typeof metaSchemaModule.metaSchemas> | undefined;

function loadSchemas(): ReturnType<typeof metaSchemaModule.metaSchemas> {
  const part = inWorker()
    ? imported<typeof metaSchemaModule>('meta-schemas.js', 'charterMetaSchemas')
    : (require('./meta-schemas.js') as typeof metaSchemaModule);
  return part.metaSchemas();
}

declare function importScripts(...urls: string[]): void;

function inWorker(): boolean {
  return typeof importScripts === 'function';
}

function imported<T>(file: string, name: string): T {
  const scope = globalThis as unknown as Record<string, T | undefined>;
  if (!scope[name]) importScripts(`${programFolder ?? '.'}/${file}`);
  const part = scope[name];
  if (!part) throw new Error(`${file} could not be loaded.`);
  return part;
}
