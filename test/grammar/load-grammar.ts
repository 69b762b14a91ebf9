import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

/** The grammar of charters, in the library with which VS Code runs it. */
export async function loadGrammar(): Promise<IGrammar> {
  const path = new URL('../../syntaxes/charter.tmLanguage.json', import.meta.url);
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, 'utf8'), path.pathname),
  });
  const grammar = await registry.loadGrammar('source.yaml.charter');
  if (!grammar) throw new Error('The grammar could not be loaded.');
  return grammar;
}
