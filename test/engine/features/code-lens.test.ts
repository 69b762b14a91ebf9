import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLenses, evaluate, parseCharter } from '../../../server/engine/index.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges, surroundings } from '../../support/page.ts';

function titles(text: string): readonly string[] {
  return codeLenses(evaluate(parseCharter(text), surroundings())).map(({ title }) => title);
}

test('a page says its label, what it has earned where that differs, and how far each gate is', () => {
  assert.deepEqual(titles('apiVersion: charter/v1\nstatus: pilot\nproblem: { frictionHours: 3 }\n'), [
    'pilot · earned research · 1/10 for pilot · 0/10 for production',
    'Evaluate',
    'Report',
  ]);
  assert.equal(titles(overlay(productionChanges).text)[0], 'production · 10/10 for pilot · 10/10 for production');
  assert.equal(
    titles('apiVersion: charter/v1\nstatus: research\n')[0],
    'research · 0/10 for pilot · 0/10 for production',
  );
});

test('waived checks are said, and that there is no label', () => {
  const waived = overlay('status: production').text;
  assert.match(
    titles(waived)[0]!,
    /^production · earned production, 1 waived · 10\/10 for pilot · 10\/10 for production$/,
  );
  assert.match(titles('apiVersion: charter/v1\nname: x\n')[0]!, /^no label · earned research · /);
});

test('of what cannot be read and what is retired no gate is counted', () => {
  assert.equal(titles('status: pilot\ntitle: "open\n')[0], 'pilot · cannot be read');
  assert.equal(titles('apiVersion: charter/v1\nstatus: retired\n')[0], 'retired');
});
