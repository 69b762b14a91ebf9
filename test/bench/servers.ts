import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import type { Position } from 'vscode-languageserver-protocol';
import { root } from '../../.scripts/setup.mjs';
import { completePage, pageFiles } from '../support/page.ts';
import { peerPath } from './install.ts';
import { composePage, workflowPage } from './pages.ts';

/** A language server to measure, and the page that it is measured on. */
export interface ServerToMeasure {
  readonly name: string;
  readonly program: string;
  readonly document: OpenedPage;
  readonly options?: object;
  /** What it is answered when it asks for settings, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** How long one edit takes at most, roughly: so that few are made where each is waited for. */
  readonly slow?: boolean;
}

export interface OpenedPage {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** Where a letter is typed. */
  readonly typing: Position;
  readonly hover: Position;
  readonly completion: Position;
}

/** Lays out the page with the files that it names, and the least of a server to compare with. */
export async function layOut(
  folder: string,
): Promise<{ readonly ours: ServerToMeasure; readonly bare: ServerToMeasure }> {
  for (const [path, text] of Object.entries(pageFiles)) write(join(folder, path), text);
  mkdirSync(join(folder, '.git'));
  const document = charterPage(folder, completePage);
  const program = join(folder, 'bare-server.cjs');
  await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'bare-server.ts')],
    outfile: program,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return {
    ours: { name: 'charter', program: join(root, 'dist/start-server.js'), document },
    bare: { name: 'bare', program, document },
  };
}

/** A charter of any text, with the places that all pages have. */
export function charterPage(folder: string, text: string): OpenedPage {
  const path = join(folder, 'charter.yaml');
  write(path, text);
  return {
    uri: pathToFileURL(path).href,
    languageId: 'charter',
    text,
    typing: endOf(text, 'statement:'),
    hover: startOf(text, 'destination:'),
    completion: startOf(text, 'method:', 8),
  };
}

/** The language servers of others: the first on the same page with our JSON Schema, the others on pages of their kind. */
export function peerServers(folder: string): readonly ServerToMeasure[] {
  const page = charterPage(folder, completePage);
  return [
    yamlServer({ ...page, languageId: 'yaml' }),
    {
      name: '@actions/languageserver',
      program: peerPath('@actions/languageserver', 'bin', 'actions-languageserver'),
      options: {},
      document: pageOf(join(folder, '.github/workflows/build.yml'), 'yaml', workflowPage(), {
        typing: endOf(workflowPage(), 'name: Step 1 '),
        hover: startOf(workflowPage(), 'runs-on:'),
        completion: startOf(workflowPage(), 'runs-on:', 9),
      }),
    },
    {
      name: '@microsoft/compose-language-service',
      program: peerPath('@microsoft/compose-language-service', 'bin', 'docker-compose-langserver'),
      slow: true,
      document: pageOf(join(folder, 'compose.yaml'), 'dockercompose', composePage(), {
        typing: endOf(composePage(), 'image:'),
        hover: startOf(composePage(), 'image:'),
        completion: startOf(composePage(), 'ports:'),
      }),
    },
  ];
}

export function yamlServer(document: OpenedPage): ServerToMeasure {
  const schema = pathToFileURL(join(root, 'schemas/charter.schema.json')).href;
  return {
    name: 'yaml-language-server',
    program: peerPath('yaml-language-server', 'bin', 'yaml-language-server'),
    slow: true,
    settings: {
      yaml: {
        schemas: { [schema]: ['charter.yaml'] },
        schemaStore: { enable: false },
        validate: true,
        hover: true,
        completion: true,
      },
    },
    document,
  };
}

function pageOf(
  path: string,
  languageId: string,
  text: string,
  places: Pick<OpenedPage, 'typing' | 'hover' | 'completion'>,
): OpenedPage {
  write(path, text);
  return { uri: pathToFileURL(path).href, languageId, text, ...places };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function endOf(text: string, words: string): Position {
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes(words));
  return { line, character: lines[line]!.length };
}

function startOf(text: string, words: string, further = 0): Position {
  const { line } = endOf(text, words);
  return { line, character: text.split('\n')[line]!.indexOf(words) + further };
}
