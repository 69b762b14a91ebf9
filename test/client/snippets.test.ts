import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { complete, evaluate, parseCharter } from '../../server/engine/index.ts';
import { answerTo } from '../support/fixes.ts';
import { surroundings } from '../support/page.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(readFileSync(new URL('../../client/snippets.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Snippet>
>;
const bodies = Object.values(snippets).map(({ prefix, body }) => ({ prefix, text: body.join('\n') }));

/** The text of a snippet, each blank filled by what it is for. */
function filled(text: string, fill: (hint: string) => string): string {
  const written = text.replace(/\$\{\d+:([^}]*)\}|\$\d+/g, (_, words = '') => {
    const hint = /^<(.*)>$/.exec(words);
    return hint ? fill(hint[1]!) : words;
  });
  return written.startsWith('- ')
    ? `apiVersion: charter/v1\nreview:\n  tiers:\n${written.replace(/^/gm, '    ')}`
    : written;
}

test('the blanks of a snippet are numbered through, each of them a placeholder', () => {
  for (const { prefix, text } of bodies) {
    const stops = [...text.matchAll(/\$\{?(\d+)/g)].map(([, number]) => Number(number)).filter(Boolean);
    assert.deepEqual(
      stops,
      stops.map((_, index) => index + 1),
      prefix,
    );
  }
});

test('a snippet is sound as it is and when it is filled in, its keys in canonical order', () => {
  for (const { prefix, text } of bodies) {
    for (const fill of [(hint: string) => `<${hint}>`, answer]) {
      const page = filled(text, fill);
      const { findings, charter } = evaluate(parseCharter(page), surroundings());
      const faults = findings.filter(({ check }) => check === 'schema' || check === 'yaml-syntax');
      assert.deepEqual(
        faults.map(({ message }) => message),
        [],
        `${prefix}\n${page}`,
      );
      for (const { field, spec } of charter.written()) {
        if (field.node?.kind !== 'map' || !spec.keys) continue;
        const order = Object.keys(spec.keys);
        const places = field.node.entries.map(({ key }) => order.indexOf(key));
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
          `${prefix}: ${field.path}`,
        );
      }
    }
  }
});

test('the whole page is that of a pilot once it is filled in', () => {
  const { text } = bodies.find(({ prefix }) => prefix === 'charter-page')!;
  const { gates } = evaluate(parseCharter(filled(text, answer)), surroundings());
  assert.deepEqual(gates.charter.failed, []);
  const bare = evaluate(parseCharter(filled(text, (hint) => `<${hint}>`)), surroundings());
  assert.ok(bare.gates.charter.failed.length >= 9, 'blanks pass nothing');
});

test('what completion offers is no snippet as well', () => {
  const charter = evaluate(parseCharter(''), surroundings()).charter;
  const labels = complete(charter, 0, { evaluation: evaluate(parseCharter(''), surroundings()) }).map(
    ({ label }) => label,
  );
  for (const { prefix } of bodies) assert.ok(!labels.includes(prefix), prefix);
  assert.ok(labels.length > 5);
});

function answer(hint: string): string {
  if (hint === 'value to reach') return '40';
  if (hint.startsWith('human-review')) return 'human-review';
  if (hint === 'e-mail or @handle') return `${(answered++).toString(36)}@example.com`;
  if (hint === 'name') return `Jo ${(answered++).toString(36)}`;
  return answerTo(hint);
}
let answered = 10;
