import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { charter, folder, OVERCLAIM, RESEARCH, sample } from '../support.ts';
import { MIXED, mixedRun } from './mixed-run.ts';

type Element = DefaultTreeAdapterTypes.Element;

async function page(cwd: string, ...argv: string[]) {
  const { stdout } = await charter(cwd, ['check', ...argv, '--format', 'html']);
  const elements = elementsIn(parse(stdout));
  const all = (name: string) => elements.filter(({ tagName }) => tagName === name);
  return { text: stdout, all };
}

function elementsIn(node: DefaultTreeAdapterTypes.Node): Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...inner] : inner;
}

const attribute = (element: Element | undefined, name: string) =>
  element?.attrs.find((candidate) => candidate.name === name)?.value;

test('its policy lets in its own style and nothing else', async (t) => {
  const { text, all } = await page(mixedRun(t), ...MIXED);
  const policy = attribute(
    all('meta').find((meta) => attribute(meta, 'http-equiv') !== undefined),
    'content',
  );
  const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
  assert.ok(style.includes('prefers-color-scheme: dark'));
  assert.doesNotMatch(text, /<script|\bstyle="|https?:/);
});

test('tables can be read aloud: each has heads, and each row its own', async (t) => {
  const { all } = await page(mixedRun(t), ...MIXED);
  assert.equal(attribute(all('html')[0], 'lang'), 'en');
  assert.ok(all('table').length > 4);
  for (const th of all('th')) assert.match(attribute(th, 'scope') ?? '', /^(?:row|col)$/);
  for (const tr of all('tr')) assert.ok(elementsIn(tr).some(({ tagName }) => tagName === 'th'));
  assert.equal(all('h1').length, 1);
});

test('the overview leads to each charter', async (t) => {
  const { all } = await page(mixedRun(t), ...MIXED);
  const ids = new Set(all('div').map((div) => attribute(div, 'id')));
  assert.equal(all('a').length, 4);
  for (const a of all('a')) assert.ok(ids.has(attribute(a, 'href')?.slice(1)));
});

test('what fails is open, the rest folded; one charter alone is open and needs no overview', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': OVERCLAIM, 'b/charter.yaml': RESEARCH });
  const both = await page(cwd);
  assert.deepEqual(
    both.all('details').map((details) => attribute(details, 'open') !== undefined),
    [true, false],
  );
  const one = await page(sample(t, 'production'));
  assert.ok(attribute(one.all('details')[0], 'open') !== undefined);
  assert.equal(one.all('a').length, 0);
});

test('suppressed and waived are told with their reasons, and why the run fails', async (t) => {
  const { text } = await page(mixedRun(t), ...MIXED, '--require', 'production');
  assert.match(text, /Suppressed in the page: the new one starts in January/);
  assert.match(text, /Waived until 2027-01-31 by lee\.wong@example\.com: night shift joins in January/);
  assert.match(text, /<li>3 charters fail: .* 3 below production, which --require asks for\.<\/li>/);
});

test('quiet shows only what fails', async (t) => {
  const { text } = await page(folder(t, { 'a/charter.yaml': OVERCLAIM, 'b/charter.yaml': RESEARCH }), '--quiet');
  assert.match(text, /a\/charter\.yaml/);
  assert.doesNotMatch(text, /b\/charter\.yaml|>warning</);
});
