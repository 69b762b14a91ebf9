import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, indexLines, isCharter, parseCharter } from '../../server/engine/index.ts';
import { completePage, surroundings } from '../support/page.ts';
import { assertSound } from '../support/sound.ts';

const head = 'apiVersion: charter/v1\nstatus: pilot\n';
const syntaxOf = (text: string) =>
  assertSound(text)
    .findings.filter(({ check }) => check === 'yaml-syntax')
    .map(({ message }) => message);

test('a page without content is a charter that says nothing yet', () => {
  for (const text of [
    '',
    ' ',
    '\n',
    '\r\n\r\n',
    '\t',
    '# a\n# b\n',
    '#',
    '---\n',
    '---\n...\n',
    '\uFEFF',
    '\uFEFF# a\n',
  ]) {
    const { earned, findings, charter } = assertSound(text);
    assert.ok(isCharter(charter.document), JSON.stringify(text));
    assert.equal(earned, 'research');
    const checks = findings.map(({ check }) => check);
    assert.ok(checks.includes('status-declared') && checks.includes('schema'), checks.join());
    assert.ok(findings.some(({ message }) => message.startsWith('The version of the format is missing')));
  }
});

test('a lone colon is a key that is not there', () => {
  const { findings, charter } = assertSound(':');
  assert.ok(isCharter(charter.document));
  assert.ok(findings.some(({ message }) => message.startsWith('There is a colon without a key')));
});

test('one merge conflict is one finding, at its first marker', () => {
  const sides = 'status: pilot\n||||||| base\nstatus: x\n=======\nstatus: research\n';
  for (const body of [sides, sides.replace(/\|{7}[^=]*/, ''), 'a: [\n=======\nb: "\n'])
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `${completePage}<<<<<<< HEAD\n${body}>>>>>>> theirs\n`.replaceAll('\n', end);
      const { findings, charter } = assertSound(text);
      assert.deepEqual(
        findings.map(({ check, span }) => [check, text.slice(span.start, span.end)]),
        [['yaml-syntax', '<<<<<<< HEAD']],
      );
      assert.match(findings[0]!.message, /merge conflict/);
      assert.ok(isCharter(charter.document));
    }
});

test('two merge conflicts are two findings; markers of one side alone are one', () => {
  const conflict = '<<<<<<< a\nx-a: 1\n=======\nx-a: 2\n>>>>>>> b\n';
  assert.equal(syntaxOf(`${conflict}${completePage}${conflict}`).length, 2);
  assert.equal(syntaxOf(`${completePage}<<<<<<< a\nx-a: 1\n`).length, 1);
  assert.equal(syntaxOf(`${completePage}>>>>>>> b\nx-a: 1\n`).length, 1);
});

test('line ends and a byte order mark change nothing that is found, nor on which line', () => {
  const damaged = completePage.replace('contact: "@sam-lee"', 'contact: @sam-lee');
  const lacking = completePage.replace(/^ {2}destination:.*\n/m, '').replace('  unit: hours/month', '  unit: TBD');
  const told = (text: string) => {
    const { findings, earned } = assertSound(text);
    const lines = indexLines(text);
    return [earned, ...findings.map(({ check, message, span }) => [check, message, lines.position(span.start).line])];
  };
  for (const text of [completePage, damaged, lacking]) {
    const plain = told(text);
    for (const end of ['\r\n', '\r']) assert.deepEqual(told(text.replaceAll('\n', end)), plain);
    assert.deepEqual(told(`\uFEFF${text}`), plain);
    assert.deepEqual(told(`\uFEFF${text.replaceAll('\n', '\r\n')}`), plain);
  }
});

test('a character that is no text is located', () => {
  const messages: readonly (readonly [string, RegExp])[] = [
    ['\0', /U\+0000/],
    ['\u0007', /U\+0007/],
    ['\u007F', /U\+007F/],
    ['\uFFFD', /not saved as UTF-8/],
  ];
  for (const [character, says] of messages) {
    const text = `${head}title: a${character}b\nname: "x\n`;
    const { findings } = assertSound(text);
    assert.equal(findings.length, 1);
    assert.match(findings[0]!.message, says);
    assert.equal(text.slice(findings[0]!.span.start, findings[0]!.span.end), character);
  }
});

test('bytes of UTF-16 that were read as UTF-8 are told as such, and are not skipped in silence', () => {
  for (const encoding of ['utf16le', 'utf16be'] as const) {
    const bytes = Buffer.from(`\uFEFF${completePage}`, 'utf16le');
    if (encoding === 'utf16be') bytes.swap16();
    const text = bytes.toString('utf8');
    const { findings, charter } = assertSound(text);
    assert.ok(isCharter(charter.document), encoding);
    assert.equal(findings.length, 1);
    assert.match(findings[0]!.message, /not saved as UTF-8 \(it looks like UTF-16\)/);
  }
});

test('bytes that never were text are told as such, with zeros among them and a byte order mark or not', () => {
  const noise = (start: readonly number[]) =>
    Buffer.from([...start, ...Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256)]);
  for (const start of [[], [0xff, 0x12], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]) {
    const { findings } = assertSound(noise(start).toString('utf8'));
    assert.equal(findings.length, 1);
    assert.match(findings[0]!.message, /^This file is not text but something else/);
  }
});

test('a stray zero, or a page in Latin 1, is still a text', () => {
  for (const [text, says] of [
    [`${completePage}# a\u0000b\n`, /^An invisible control character \(U\+0000\)/],
    [
      Buffer.from('# für: große Öfen\nstatus: pilot\n', 'latin1').toString('utf8'),
      /^A character here could not be read/,
    ],
  ] as const) {
    const { findings } = assertSound(text);
    assert.match(findings[0]!.message, says);
  }
});

test('invisible separators and emoji are ordinary characters', () => {
  const text = completePage
    .replace('title: Draft case text', 'title: Draft\u2028case\u2029text\u0085 \u{1F600}')
    .replace('unit: hours/month', 'unit: TBD # \u{1F600}\u2028')
    .replace('name: Ana Ruiz', 'name: \u{1F600}');
  const { findings, charter, earned } = assertSound(text);
  assert.deepEqual(charter.document.problems, []);
  assert.equal(earned, 'research');
  const [unit] = findings.filter(({ check }) => check === 'ninety-day-metric');
  assert.equal(text.slice(unit!.span.start, unit!.span.end), 'TBD');
});

test('nesting without end is told, in brackets, in lists and in lines', () => {
  for (const text of [
    '['.repeat(10_000),
    '{a: '.repeat(10_000),
    '['.repeat(10_000) + ']'.repeat(10_000),
    '- '.repeat(10_000),
    '? '.repeat(10_000),
    `title: ${'['.repeat(10_000)}`,
    `${head}x-a: ${'{a: ['.repeat(5_000)}`,
    Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
  ]) {
    const { findings, charter } = assertSound(text);
    assert.ok(isCharter(charter.document) || !text.startsWith('['), text.slice(0, 20));
    assert.equal(findings.filter(({ check }) => check === 'yaml-syntax').length, 1, text.slice(0, 20));
  }
});

test('aliases that repeat one another without end are told', () => {
  const bomb = Array.from({ length: 30 }, (_, i) => `x-${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]\n`).join(
    '',
  );
  assert.match(syntaxOf(`${head}x-0: &a0 lol\n${bomb}`)[0]!, /Written out, its repeated values/);
  const chain = Array.from({ length: 3000 }, (_, i) => `x-${i + 1}: &m${i + 1} { <<: *m${i}, k${i}: 1 }\n`).join('');
  assert.match(syntaxOf(`${head}x-0: &m0 { a: b }\n${chain}`)[0]!, /Written out, its repeated values/);
});

test('an anchor inside itself and an alias of nothing are located', () => {
  for (const [text, words] of [
    [`${head}x-a: &a [ *a ]\n`, '*a'],
    [`${head}x-a: &a { b: { c: *a } }\n`, '*a'],
    [`${head}title: *nothing\n`, '*nothing'],
    [`${head}x-a: { <<: *nothing }\n`, '*nothing'],
  ] as const) {
    const { findings } = assertSound(text);
    assert.equal(findings.length, 1, text);
    assert.equal(text.slice(findings[0]!.span.start, findings[0]!.span.end), words);
  }
});

test('anchors, aliases, merge keys and tags mean what they mean in YAML', () => {
  const text = completePage
    .replace(
      '{ name: Ana Ruiz, contact: ana.ruiz@example.com }',
      '&ana { name: Ana Ruiz, contact: ana.ruiz@example.com }',
    )
    .replace('{ name: Lee Wong, contact: lee.wong@example.com }', '{ <<: *ana, name: !!str Lee Wong }')
    .replace('title: Draft', 'title: !mine Draft')
    .replace('  escalateTo: ana.ruiz@example.com', '  escalateTo: &who ana.ruiz@example.com')
    .replace('owner: ana.ruiz@example.com }', 'owner: *who }');
  const { findings, earned, charter } = assertSound(text);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  );
  assert.equal(earned, 'production');
  assert.equal(charter.field('owners.sponsor.contact').text, 'ana.ruiz@example.com');
  assert.equal(charter.field('owners.sponsor.name').text, 'Lee Wong');
});

test('a merge key that gives a whole section answers its checks', () => {
  const text = completePage.replace('whenWrong:\n', 'x-usual: &usual\n').concat('whenWrong: { <<: *usual }\n');
  const { gates } = assertSound(text);
  assert.deepEqual(gates.charter.failed, []);
});

test('dates stay dates and words words under a directive of YAML 1.1', () => {
  const text = `%YAML 1.1\n---\n${completePage}`;
  const { earned, findings } = assertSound(text);
  assert.equal(earned, 'production');
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  );
});

test('of several documents the first that says something is read', () => {
  for (const text of [
    `${completePage}---\nkind: other\n`,
    `---\n---\n${completePage}`,
    `# a comment\n---\n${completePage}...\n`,
    `${completePage}---\n${completePage}`,
  ])
    assert.equal(assertSound(text).earned, 'production');
  assert.equal(parseCharter(`${completePage}---\nkind: other\n`).furtherDocuments.length, 1);
});

test('a key that is no word, or is written twice, is located', () => {
  for (const [text, words] of [
    [`${head}? [a, b]\n: c\n`, '[a, b]'],
    [`${head}? { a: b }\n: c\n`, '{ a: b }'],
    [`${head}title: a\nname: n\ntitle: b\n`, 'title'],
    [`${head}problem: { statement: a, statement: b }\n`, 'statement'],
    [`${head}"__proto__": 1\n__proto__: 2\n`, '__proto__'],
  ] as const) {
    const { findings } = assertSound(text);
    const [syntax] = findings.filter(({ check }) => check === 'yaml-syntax');
    assert.equal(text.slice(syntax!.span.start, syntax!.span.end), words);
    if (words === 'title') assert.equal(syntax!.span.start, text.lastIndexOf('title'));
  }
});

test('a key that is none, or goes over several lines, has its finding on one line and in the text', () => {
  for (const [text, words] of [
    [`${head}? |\n  a\n  b\n: c\n`, '|'],
    [`${head}? "a\n  b"\n: c\n`, '"a'],
    [`${head}? \n`, '?'],
    [`${head}? `, '?'],
  ] as const) {
    const { findings } = assertSound(text);
    const places = findings
      .filter(({ check }) => check === 'schema')
      .map(({ span }) => text.slice(span.start, span.end));
    assert.ok(places.includes(words), `${JSON.stringify(text)}: ${places.join(' ')}`);
  }
  // A tag that is all there is has no colon behind it, and nothing is said to stand behind the end.
  assertSound('apiVersion: charter/v1\n!<');
});

test('a key with the name of a prototype is a key like any other', () => {
  const { findings, earned } = assertSound(`${completePage}__proto__: { status: research }\nconstructor: 1\n`);
  assert.equal(earned, 'production');
  const faults = findings.filter(({ check }) => check === 'schema').map(({ message }) => message.split('.')[0]);
  assert.deepEqual(faults, ['"__proto__" is not a key of a charter', '"constructor" is not a key of a charter']);
});

test('what stands in front of the damage is still checked, and what stands behind it is not', () => {
  const text = `${head}labelReviewed: soon\nproblem:\n  statement: @x\nwriteBack: TBD\nfunding: { as: everything }\n`;
  const { findings } = assertSound(text);
  assert.deepEqual(
    findings.map(({ check, span }) => [check, text.slice(span.start, span.end)]),
    [
      ['schema', 'soon'],
      ['yaml-syntax', '@x'],
    ],
  );
});

const slips: Readonly<Record<string, (line: string) => string>> = {
  'a colon left out': (line) => line.replace(/: ?/, ' '),
  'a double quote left open': (line) => line.replace(': ', ': "'),
  'a single quote left open': (line) => line.replace(': ', ": '"),
  'a tab in front': (line) => line.replace(/^ */, '\t'),
  'a bracket left open': (line) => line.replace(': ', ': ['),
  'a brace left open': (line) => line.replace(': ', ': {'),
  'a bracket that closes nothing': (line) => line.replace(': ', ': ]'),
  'an at sign': (line) => line.replace(': ', ': @'),
  'a percent sign': (line) => line.replace(': ', ': %'),
  'a backtick': (line) => line.replace(': ', ': `'),
  'an asterisk': (line) => line.replace(': ', ': *'),
  'a dash': (line) => line.replace(': ', ': - '),
  'a second colon': (line) => line.replace(': ', ': so: '),
  'a space too much in front': (line) => ` ${line}`,
  'a space too little in front': (line) => line.replace(/^ /, ''),
  'half a key below': (line) => `${line}\nhalf`,
  'half a key below, indented': (line) => `${line}\n${/^ */.exec(line)![0]}half`,
};

const pageLines = completePage.split('\n');
for (const [name, slip] of Object.entries(slips)) {
  test(`${name} on any line is one finding, on that line or beside it`, () => {
    let broken = 0;
    for (const [index, line] of pageLines.entries()) {
      const changed = slip(line);
      if (changed === line || /^\s*(?:#.*)?$/.test(line)) continue;
      const { findings, charter } = assertSound(pageLines.with(index, changed).join('\n'));
      if (charter.document.problems.length === 0) continue;
      broken++;
      const where = `${index + 1}: ${changed}\n${findings.map(({ message }) => message).join('\n')}`;
      assert.equal(findings.length, 1, where);
      const at = charter.document.lines.position(findings[0]!.span.start).line;
      assert.ok(Math.abs(at - index) <= 2, `line ${at + 1} for ${where}`);
      assert.ok(isCharter(charter.document));
    }
    assert.ok(broken > 15, `${broken} lines`);
  });
}

test('the same text is told the same twice', () => {
  const text = completePage.replace('unit: hours/month', 'unit: TBD').replace('status: pilot', 'status: production');
  const once = () => evaluate(parseCharter(text), surroundings()).findings.map(({ fixes, ...rest }) => rest);
  assert.deepEqual(once(), once());
});
