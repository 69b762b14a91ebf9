import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Content, Element } from '../../client/views/page/element.ts';
import { REVEAL, readinessContent, readPlace, writePlace } from '../../client/views/page/readiness-content.ts';
import type { ReadinessReport } from '../../server/protocol.ts';
import { at, readiness } from './report.ts';

function content(report: ReadinessReport | undefined, notice?: string): readonly Element[] {
  return readinessContent({ type: 'show', uri: 'file:///w/charter.yaml', file: 'w/charter.yaml', report, notice });
}

function all(contents: readonly Content[]): readonly Element[] {
  return contents.flatMap((one) => (typeof one === 'string' ? [] : [one, ...all(one.children)]));
}

function words(contents: readonly Content[]): string {
  return contents.map((one) => (typeof one === 'string' ? one : words(one.children))).join(' ');
}

suite('the content of the readiness page', () => {
  test('both labels, the questions, the steps and the checks are said in words', () => {
    const text = words(content(readiness()));
    for (const said of [
      'Draft case text',
      'Declared pilot',
      'Earned research',
      'has earned research only. 2 steps are missing for pilot.',
      'Next steps to pilot',
      'answered Who owns it?',
      'open Where does the output land?',
      'Gate for pilot: 1 of 3',
      'passed The workflow has an owner',
      'failed The output has a destination',
      'unknown It is said what happens',
    ]) {
      assert.ok(text.replace(/\s+/g, ' ').includes(said), `${said} in ${text}`);
    }
  });

  test('steps say what to do, and only checks that do not pass say more than their title', () => {
    const contents = content(readiness());
    const buttons = all(contents).filter(({ tag }) => tag === 'button');
    assert.deepEqual(
      buttons.slice(0, 2).map(({ children }) => words(children)),
      ['Say where.', 'Say it.'],
    );
    assert.doesNotMatch(words(contents), /Named\./);
    assert.match(words(contents), /Crashed\./);
  });

  test('a waiver is said with the earned label', () => {
    const text = words(
      content(readiness({ declared: 'production', earned: 'production', summary: 'production, 1 waived', next: [] })),
    );
    assert.match(text, /Earned production, 1 waived/);
  });

  test('every step leads to its place', () => {
    const places = all(content(readiness())).map(({ attributes }) => attributes[REVEAL]);
    assert.ok(places.includes(writePlace(at(1, 8, 13))));
  });

  test('a text that cannot be read has its reasons instead of steps and gates', () => {
    const problems = [{ message: 'The quote is not closed.', range: at(4) }];
    const text = words(
      content(readiness({ earned: null, summary: 'cannot be read', nextLabel: null, next: [], problems })),
    );
    assert.match(text, /Line 5\s+The quote is not closed\./);
    assert.doesNotMatch(text, /Next steps|Gate for/);
  });

  test('a retired charter has no steps and no gates', () => {
    const text = words(
      content(readiness({ declared: 'retired', earned: 'retired', summary: 'retired', gates: [], next: [] })),
    );
    assert.match(text, /is retired/);
    assert.doesNotMatch(text, /Next steps|Gate for/);
  });

  test('siblings have keys of their own', () => {
    for (const { children } of all(content(readiness()))) {
      const keys = children.flatMap((child) => (typeof child !== 'string' && child.key ? [child.key] : []));
      assert.equal(new Set(keys).size, keys.length, keys.join());
    }
  });

  test('without a report there is only the notice', () => {
    assert.equal(words(content(undefined, 'The charter is closed.')), 'The charter is closed.');
  });

  test('a place is written and read back, and nothing else is read', () => {
    assert.deepEqual(readPlace(writePlace(at(3, 1, 9))), at(3, 1, 9));
    for (const text of ['', '1 2 3', '1 2 3 x', '1 2 3 4 5', '1.5 2 3 4'])
      assert.equal(readPlace(text), undefined, text);
  });
});
