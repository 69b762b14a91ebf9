import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hoursIn, hoursProblem } from '../../client/commands/hours.ts';
import { type Answer, askSteps, BACK, type Place, type Step } from '../../client/commands/steps.ts';

type State = Readonly<Record<string, string>>;

/** Steps that are answered from a script, and what was asked. */
function scripted(names: readonly string[], answers: readonly Answer<string>[], asked: string[]): Step<State>[] {
  const left = [...answers];
  return names.map((name) => ({
    applies: (state) => name !== 'c' || state.b !== 'skip c',
    async ask(state: State, { at, of }: Place): Promise<Answer<State>> {
      asked.push(`${name} ${at}/${of} ${state[name] ?? ''}`.trim());
      const answer = left.shift();
      return answer === undefined || answer === BACK ? answer : { ...state, [name]: answer };
    },
  }));
}

suite('questions one after the other', () => {
  test('are asked in order, with their number', async () => {
    const asked: string[] = [];
    assert.deepEqual(await askSteps<State>({}, scripted(['a', 'b', 'c'], ['1', '2', '3'], asked)), {
      a: '1',
      b: '2',
      c: '3',
    });
    assert.deepEqual(asked, ['a 1/3', 'b 2/3', 'c 3/3']);
  });

  test('the way back leads to the question before, with its answer', async () => {
    const asked: string[] = [];
    const answers: Answer<string>[] = ['1', '2', BACK, BACK, '4', '5', '6'];
    assert.deepEqual(await askSteps<State>({}, scripted(['a', 'b', 'c'], answers, asked)), { a: '4', b: '5', c: '6' });
    assert.deepEqual(asked, ['a 1/3', 'b 2/3', 'c 3/3', 'b 2/3 2', 'a 1/3 1', 'b 2/3 2', 'c 3/3']);
  });

  test('one that does not apply is not asked, and not counted', async () => {
    const asked: string[] = [];
    assert.deepEqual(await askSteps<State>({}, scripted(['a', 'b', 'c'], ['1', 'skip c'], asked)), {
      a: '1',
      b: 'skip c',
    });
    assert.deepEqual(asked, ['a 1/3', 'b 2/3']);
  });

  test('given up, nothing is left', async () => {
    assert.equal(await askSteps<State>({}, scripted(['a', 'b'], ['1', undefined], [])), undefined);
  });
});

suite('hours', () => {
  test('are a number above 0, written with a point or a comma', () => {
    for (const [text, hours] of [
      ['120', 120],
      [' 37.5 ', 37.5],
      ['37,5', 37.5],
      ['0.5', 0.5],
    ] as const) {
      assert.equal(hoursIn(text), hours);
      assert.equal(hoursProblem(text), undefined);
    }
    assert.equal(hoursProblem(' '), undefined);
    for (const text of ['0', '-1', 'many', '1e9', '1 000', '12h'])
      assert.match(hoursProblem(text) ?? '', /above 0/, text);
  });
});
