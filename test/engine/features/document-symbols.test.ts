import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Charter,
  type DocumentSymbol,
  documentSymbols,
  evaluate,
  parseCharter,
} from '../../../server/engine/index.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { dedent } from '../../support/marked.ts';
import { completePage, surroundings } from '../../support/page.ts';

const view = (text: string): Charter => evaluate(parseCharter(text), surroundings()).charter;

/** The outline in lines: name, detail in brackets, and what is selected where it is not the name. */
function outline(source: string): string[] {
  const text = dedent(source);
  const show = ({ name, detail, kind, selection, children }: DocumentSymbol, indent: string): string[] => {
    const selected = text.slice(selection.start, selection.end);
    const line = `${indent}${name}${detail === undefined ? '' : ` (${detail})`} ${kind}${selected === name ? '' : ` -> ${selected}`}`;
    return [line, ...children.flatMap((child) => show(child, `${indent}  `))];
  };
  return documentSymbols(view(text)).flatMap((symbol) => show(symbol, ''));
}

test('sections are called by their keys, items by what names them, and both say what stands there', () => {
  assert.deepEqual(
    outline(`
      status: pilot
      owners:
        operator: { name: Ana Ruiz, contact: "@ana" }
        technical: TBD
      inputs:
        knownGaps:
          - { gap: moved listings, plan: backfill }
      review:
        volumePerWeek: 500
        checklist: [Is it right?]
        tiers:
          - name: draft
            decision: reject
          -
      governance: { customerFacing: true }
      adoption:
    `),
    [
      'status (pilot) text',
      'owners section',
      '  operator (Ana Ruiz) section',
      '    name (Ana Ruiz) text',
      '    contact (@ana) text',
      '  technical (TBD) text',
      'inputs section',
      '  knownGaps (1 item) list',
      '    moved listings (backfill) section -> gap: moved listings',
      '      gap (moved listings) text',
      '      plan (backfill) text',
      'review section',
      '  volumePerWeek (500) number',
      '  checklist (1 item) list',
      '    Is it right? text',
      '  tiers (2 items) list',
      '    draft (reject) section -> name: draft',
      '      name (draft) text',
      '      decision (reject) text',
      'governance section',
      '  customerFacing (true) flag',
      'adoption nothing',
    ],
  );
});

test('what an alias stands for is not listed again, and what is merged not at all', () => {
  assert.deepEqual(
    outline('x-a: &a { name: Ana }\nowners:\n  operator: *a\n  technical: { <<: *a, contact: "@a" }\n'),
    [
      'x-a (Ana) section',
      '  name (Ana) text',
      'owners section',
      '  operator (Ana) section',
      '  technical (@a) section',
      '    contact (@a) text',
    ],
  );
});

test('names are one line, short, and never empty', () => {
  const [symbol, key] = documentSymbols(view(`title: |\n  one\n  two ${'x'.repeat(500)}\n"": y\n`));
  assert.match(symbol!.detail!, /^one two x{40,}…$/);
  assert.equal(symbol!.detail!.length, 80);
  assert.equal(key!.name, '(no key)');
  const [list] = documentSymbols(view('x-a:\n  - ""\n  - []\n  - "\\n"\n'));
  assert.deepEqual(
    list!.children.map(({ name }) => name),
    ['item 1', 'item 2', 'item 3'],
  );
});

/** Holds that every span lies in its parent's, and every selection in its span. */
function assertNested(symbols: readonly DocumentSymbol[], text: string, around = { start: 0, end: text.length }): void {
  for (const { name, span, selection, children } of symbols) {
    for (const inside of [span, selection])
      assert.ok(
        inside.start >= around.start && inside.end <= around.end && inside.start <= inside.end,
        `${name} in\n${text}`,
      );
    assert.ok(selection.start >= span.start && selection.end <= span.end, `selection of ${name} in\n${text}`);
    assertNested(children, text, span);
  }
}

test('ranges enclose each other, in sound pages and in torn ones', () => {
  fc.assert(
    fc.property(
      arbitraryPage,
      fc.nat(),
      fc.constantFrom('', '"', '{', '[', '\n- ', ': ', '*a', '\n'),
      (page, at, torn) => {
        const place = at % page.length;
        const text = page.slice(0, place) + torn + page.slice(place + 1);
        assertNested(documentSymbols(view(text)), text);
      },
    ),
    { seed: 1, numRuns: 150 },
  );
});

test('nothing, any depth and any number are survived', () => {
  for (const text of ['', '# c\n', 'word', '- a\n', '{a: '.repeat(3000), '- '.repeat(3000)])
    assertNested(documentSymbols(view(text)), text);
  const items = Array.from({ length: 10_000 }, (_, i) => `    - { name: n${i}, when: w }`).join('\n');
  const text = `review:\n  tiers:\n${items}\n`;
  const [review] = documentSymbols(view(text));
  assert.equal(review!.children[0]!.children.length, 10_000);
  assert.ok(documentSymbols(view(completePage)).length > 15);
});
