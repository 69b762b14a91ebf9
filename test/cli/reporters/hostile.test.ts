import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { charter } from '../support.ts';
import { HOSTILE_PATHS, hostileRun } from './hostile-run.ts';
import { readXml } from './read-xml.ts';

type Node = DefaultTreeAdapterTypes.Node;

async function told(t: TestContext, format: string) {
  const { stdout, stderr } = await charter(hostileRun(t), [
    'check',
    ...HOSTILE_PATHS,
    '--format',
    format,
    '--require',
    'production',
  ]);
  assert.doesNotMatch(stderr, /defect/);
  assert.ok(stdout.length > 1000, 'it says something');
  return stdout;
}

/** What a terminal, or the eye of a reader, would obey. */
const OBEYED = /[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029]/u;

suite('what is written in files means nothing to whoever reads the', () => {
  for (const format of ['pretty', 'json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html']) {
    test(`${format}: no control characters`, async (t) => {
      assert.doesNotMatch(await told(t, format), OBEYED);
    });
  }

  for (const format of ['pretty', 'markdown', 'html', 'junit']) {
    test(`${format}: no commands to a build service`, async (t) => {
      const text = await told(t, format);
      assert.doesNotMatch(text, /^\s*::|##\[|##vso\[/m);
    });
  }

  for (const format of ['json', 'sarif', 'gitlab']) {
    test(`${format}: JSON`, async (t) => assert.ok(JSON.parse(await told(t, format))));
  }

  for (const format of ['sarif', 'gitlab']) {
    test(`${format}: nothing for a viewer to obey`, async (t) => {
      JSON.parse(await told(t, format), (key, value) => {
        // The pages of checks have lines.
        if (typeof value === 'string' && key !== 'text' && key !== 'markdown') assert.doesNotMatch(value, OBEYED, key);
        if (key === 'message' && value?.text !== undefined) assert.doesNotMatch(value.text, OBEYED);
        return value;
      });
    });
  }

  test('ndjson: a row a line', async (t) => {
    const lines = (await told(t, 'ndjson')).trimEnd().split('\n');
    assert.ok(lines.length > 10);
    for (const line of lines) assert.equal(JSON.parse(line).version, 1);
  });

  test('junit: XML with the elements of the format and no others', async (t) => {
    const { elements } = readXml(await told(t, 'junit'));
    const names = new Set(elements.map(({ name }) => name));
    for (const name of names) {
      assert.ok(
        ['testsuites', 'testsuite', 'testcase', 'failure', 'error', 'skipped', 'system-out'].includes(name),
        name,
      );
    }
    assert.ok(
      elements.some(({ text }) => text.includes('<script>alert(1)</script>')),
      'what is written is told',
    );
  });

  test('github: no command but its own', async (t) => {
    const commands = (await told(t, 'github')).split('\n').filter((line) => /^\s*::/.test(line));
    assert.ok(commands.length > 5);
    for (const command of commands) {
      assert.match(command, /^::(?:(?:error|warning|notice) [^:]*::|group::|endgroup::$)/);
      // Between the two colons there are properties, and what they hold begins no other.
      const properties = /^::\w+ (.*?)::/.exec(command)?.[1]?.split(',') ?? [];
      for (const property of properties) assert.match(property, /^(?:file|line|endLine|col|endColumn|title)=/);
    }
  });

  test('github: a path is the one of the file, with its line end', async (t) => {
    const file = /file=([^,]*)charter\.yaml,line/.exec(await told(t, 'github'))?.[1];
    assert.ok(file?.startsWith('a%0A%3A%3Aerror%3A%3Ax%2Cy%3Az|`<b>&"'), file);
    assert.ok(file?.includes('%250A'), 'a percent sign is one');
  });

  test('html: no elements, attributes or addresses but its own', async (t) => {
    const nodes = walk(parse(await told(t, 'html')));
    const elements = nodes.filter((node) => 'tagName' in node);
    const allowed =
      'html head meta title style body header main footer section div p h1 h2 h3 strong span code pre br ul ol li a table caption thead tbody tr th td details summary time';
    for (const { tagName, attrs } of elements) {
      assert.ok(allowed.split(' ').includes(tagName), tagName);
      for (const { name, value } of attrs) {
        assert.doesNotMatch(name, /^on|^(?:src|style)$/);
        if (name === 'href') assert.match(value, /^#charter-\d+$/);
      }
    }
    assert.ok(nodes.some((node) => 'value' in node && node.value.includes('<script>alert(1)</script>')));
  });

  test('markdown: no links, names, pictures or elements but its own', async (t) => {
    const text = await told(t, 'markdown');
    const rendered = micromark(text, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const nodes = walk(parseFragment(rendered));
    const elements = nodes.filter((node) => 'tagName' in node);
    const allowed = 'h2 p ul li table thead tbody tr th td details summary code strong template';
    for (const { tagName, attrs } of elements) {
      assert.ok(allowed.split(' ').includes(tagName), tagName);
      assert.deepEqual(attrs, []);
    }
    const rows = elements.filter(({ tagName }) => tagName === 'tr');
    for (const row of rows) {
      const cells = row.childNodes.filter((node) => 'tagName' in node);
      assert.equal(cells.length, 7, 'a bar begins no cell');
    }
    // In code nobody is called.
    const open = nodes.filter(
      (node) => node.nodeName === '#text' && 'value' in node && node.parentNode?.nodeName !== 'code',
    );
    for (const node of nodes) if ('value' in node) assert.doesNotMatch(node.value, OBEYED);
    const words = open.map((node) => ('value' in node ? node.value : '')).join('\n');
    assert.match(words, /octocat/);
    assert.doesNotMatch(words, /@octocat|#12/);
    assert.match(words, /<script>alert\(1\)<\/script>/, 'what is written is told');
  });
});

function walk(node: Node): Node[] {
  return [node, ...('childNodes' in node ? node.childNodes.flatMap(walk) : [])];
}
