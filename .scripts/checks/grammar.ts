import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup.mjs';
import { type Failure, program, type Step, single } from './step.ts';

/** The tests of the grammar: YAML files in which comments say the scopes of the line above. */
export const grammar: Step = {
  name: 'grammar',
  async run({ print }) {
    const files = globSync('test/grammar/**/*.test.yaml', { cwd: root });
    if (files.length === 0) return single('grammar', 'there is no test/grammar/**/*.test.yaml');
    const reports = mkdtempSync(join(tmpdir(), 'charter-grammar-'));
    try {
      const options = ['--config', 'package.json', '--xunit-format', 'generic', '--xunit-report', reports];
      const { code, output } = await program('vscode-tmgrammar-test', [...options, ...files]);
      const { passed, failures } = read(reports);
      if (code !== 0) print(output);
      print(`${files.length} files, ${passed + failures.length} lines`);
      const silent = code !== 0 && failures.length === 0;
      return { passed, failures: silent ? [{ title: 'grammar', error: output || `it ended with ${code}` }] : failures };
    } finally {
      rmSync(reports, { recursive: true });
    }
  },
};

function read(folder: string): { passed: number; failures: Failure[] } {
  const cases = globSync('*.xml', { cwd: folder })
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .flatMap((xml) => [...xml.matchAll(/<testcase name="([^"]*)"[\s\S]*?<\/testcase>/g)]);
  const failed = cases.filter(([text]) => /<(failure|error) /.test(text));
  const plain = (xml: string) =>
    xml
      .replace(/<[^>]*>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'");
  const unescaped = (xml: string) =>
    plain(xml).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return {
    passed: cases.length - failed.length,
    failures: failed.map(([text, name]) => ({ title: name!, error: unescaped(text).trim() })),
  };
}
