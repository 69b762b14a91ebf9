import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { evaluate, hover, parseCharter } from '../../server/engine/index.ts';
import { HOSTILE_VALUES, OBEYED } from '../support/hostile-values.ts';
import { completePage, surroundings } from '../support/page.ts';

type Node = DefaultTreeAdapterTypes.Node;

const walk = (node: Node): Node[] => [node, ...('childNodes' in node ? node.childNodes.flatMap(walk) : [])];

suite('a hover says what a page says, and shows no more than its words:', () => {
  for (const [what, value] of Object.entries(HOSTILE_VALUES))
    test(what, () => {
      const text = JSON.stringify(value).replace(
        /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      // In place of each value that is one, that of numbers and dates among them.
      const page = completePage
        .replace(
          /^( *(?!apiVersion|status)\w+: +)(?![{|>])[^\s#{][^#\n{}]*?( *(?:#.*)?)$/gm,
          (_, key) => `${key}${text}`,
        )
        .replace(
          /(name|contact|when|reviewer|reason|approvedBy|path|pinned|policy): (?!["{])[^,}\n]+/g,
          (_, key) => `${key}: ${text}`,
        );
      const evaluation = evaluate(parseCharter(page), surroundings());
      const seen = new Set<string>();
      for (const { index } of page.matchAll(/\b(?=\w)/g)) {
        const found = hover(evaluation, index, { files: surroundings().files });
        if (!found || seen.has(found.markdown)) continue;
        seen.add(found.markdown);
        assert.doesNotMatch(found.markdown, OBEYED);
        const html = micromark(found.markdown, {
          allowDangerousHtml: true,
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()],
        });
        for (const node of walk(parseFragment(html))) {
          if (!('tagName' in node)) continue;
          assert.ok(
            ['p', 'code', 'pre', 'strong', 'em', 'ul', 'ol', 'li', 'hr', 'br', 'a', 'h3'].includes(node.tagName),
            node.tagName,
          );
          for (const { name, value: given } of node.attrs)
            if (name === 'href') assert.match(given, /^(?:https?:|mailto:|#)/);
        }
      }
      assert.ok(seen.size > 50, `${seen.size} hovers`);
    });
});
