import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pathTree } from '../../server/lsp/path-tree.ts';

test('values are found at and below a path, and by whole names only', () => {
  const tree = pathTree<number>();
  tree.add('/a/b/c', 1);
  tree.add('/a/bc', 2);
  tree.add('/a/b', 3);
  assert.deepEqual([...tree.below('/a/b')].sort(), [1, 3]);
  assert.deepEqual([...tree.below('/a')].sort(), [1, 2, 3]);
  assert.deepEqual([...tree.below('/x')], []);
});

test('whatever is added and taken out, it holds what a plain list would', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
    .map((names) => `/${names.join('/')}`);
  const step = fc.record({ path, value: fc.nat({ max: 3 }), out: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), path, (steps, asked) => {
      const tree = pathTree<number>();
      const plain = new Set<string>();
      for (const { path: at, value, out } of steps) {
        const node = tree.add(at, value);
        plain.add(`${at} ${value}`);
        if (!out) continue;
        tree.remove(node, value);
        plain.delete(`${at} ${value}`);
      }
      const wanted = [...plain].flatMap((one) => {
        const [at, value] = one.split(' ') as [string, string];
        return at === asked || at.startsWith(`${asked}/`) ? [Number(value)] : [];
      });
      assert.deepEqual([...tree.below(asked)].sort(), wanted.sort());
      const isLeft = (at: string) => at !== asked && !at.startsWith(`${asked}/`);
      const all = [...plain].map((one) => one.split(' ')[0]!);
      const isTop = (at: string) => !all.some((other) => at.startsWith(`${other}/`));
      const left = new Set(all.filter((at) => isLeft(at) && isTop(at)).map((at) => at.slice(1)));
      assert.deepEqual([...tree.beside([asked])].sort(), [...left].sort());
    }),
  );
});
