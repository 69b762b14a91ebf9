import type { Figures } from './bench.ts';
import type { Ratios } from './guard.ts';
import type { ProgramFigures } from './measure-program.ts';

type Row = readonly string[];

/** Prints every figure, with ratios beside what it is to be compared with. */
export function printFigures(figures: Figures): void {
  const { machine, mode, engine, growth, servers, longPages, folders, node, checkOne, sizes, extension, workspace } =
    figures;
  console.log(`${machine}; ${mode} run. Times in ms, memory in MB.\n`);
  const [ours] = servers;
  print(
    [
      'language servers',
      'lines',
      'edits',
      'p50',
      'p95',
      'p99',
      '×',
      'processor',
      'start',
      '×',
      'hover',
      'complete',
      'memory',
    ],
    servers.map((one) => [
      one.name,
      `${one.lines}`,
      `${one.edits}`,
      ms(one.change.p50),
      ms(one.change.p95),
      // Of fewer edits there is none.
      one.edits < 100 ? '–' : ms(one.change.p99),
      times(one.change.p50, ours!.change.p50),
      ms(one.changeCpu),
      ms(one.start),
      times(one.start, ours!.start),
      ms(one.hover),
      ms(one.completion),
      whole(one.memory),
    ]),
  );
  print(
    ['in one process', 'ms', '× parse'],
    [
      ['parse the page', ms(engine.parse), ''],
      ['read it', ms(engine.read), times(engine.read, engine.parse)],
      ['read and evaluate it', ms(engine.evaluate), times(engine.evaluate, engine.parse)],
    ],
  );
  print(
    [`pages' worth of text added, exponent ${growth.exponent.toFixed(2)}`, 'lines', 'ms', 'µs a line'],
    growth.points.map(({ pages, lines, cost }) => [
      `${pages}`,
      `${lines}`,
      ms(cost),
      ((cost / lines) * 1000).toFixed(1),
    ]),
  );
  print(
    ['a key in a long page, p50', 'lines', 'charter', 'yaml-language-server'],
    longPages.map(({ pages, lines, p50 }) => [
      `${pages} pages' worth added`,
      `${lines}`,
      ms(p50.charter),
      ms(p50['yaml-language-server']),
    ]),
  );
  print(
    ['command line', 'ms', '×', 'processor', 'memory'],
    [
      ['node -e 0', node, node] as const,
      ['charter check of one file', checkOne, node] as const,
      ...folders.flatMap(({ charters, runs }) =>
        Object.entries(runs).map(([name, run]) => [`${name}, ${charters}`, run, runs['charter check']!] as const),
      ),
    ].map(([name, run, beside]: readonly [string, ProgramFigures, ProgramFigures]) => [
      name,
      ms(run.wall),
      times(run.wall, beside.wall),
      ms(run.cpu),
      whole(run.memory),
    ]),
  );
  print(
    ['program in one file', 'KB', '×', 'KB, gzip'],
    Object.entries(sizes).map(([name, size]) => [
      name,
      kb(size?.minified),
      times(size?.minified, sizes.charter?.minified),
      kb(size?.gzip),
    ]),
  );
  if (extension !== undefined) console.log(`the packed extension: ${kb(extension)} KB\n`);
  print(
    [
      `typing beside ${workspace.charters} charters`,
      'p50',
      'p99',
      'longest',
      'collecting',
      'working',
      'waiting',
      'else',
      'keys',
    ],
    (
      [
        ['while all are read', workspace.whileReading],
        ['when they are read', workspace.quiet],
        [`while ${workspace.changed} change on disk`, workspace.whileChanging],
      ] as const
    ).map(([name, { p50, p99, longest, made, mostOwn, keys }]) => [
      name,
      ...[p50, p99, longest, made.collecting, made.working, made.waiting, made.elsewhere, mostOwn].map(ms),
      `${keys}`,
    ]),
  );
  const { read, listed, shown, memory, mostMemory } = workspace;
  console.log(
    `all are read after ${ms(read)}; the list of all takes ${ms(listed)}; changed ones show after ${ms(shown)}; memory ${whole(memory)}, at most ${whole(mostMemory)}`,
  );
}

/** Prints what may not become worse, and what has. */
export function printRatios(ratios: Ratios, recorded: Ratios, failed: readonly string[]): void {
  print(
    ['ratio', 'now', 'recorded', 'change'],
    Object.entries(ratios).map(([name, ratio]) => {
      const before = recorded[name];
      const change =
        before === undefined ? 'new' : `${ratio >= before ? '+' : ''}${((ratio / before - 1) * 100).toFixed(0)} %`;
      return [name, ratio.toFixed(2), before?.toFixed(2) ?? '', `${change}${failed.includes(name) ? '  worse' : ''}`];
    }),
  );
}

/** The table of the README. */
export function toMarkdown(figures: Figures): string {
  const { machine, engine, growth, servers, longPages, folders, node, checkOne, sizes, workspace } = figures;
  const [ours, bare, ...peers] = servers;
  const parse = engine.parse;
  const lines = ours!.lines;
  const against = (name: string, own: number | undefined, other: number | undefined, unit: string): Row => [
    name,
    times(other, own),
    `${own === undefined ? '' : ms(own)} ${unit}`,
    `${other === undefined ? '' : ms(other)} ${unit}`,
  ];
  const floor = [
    ['change to diagnostics, median', ours!.change.p50, parse, 'one parse of the page'],
    ['change to diagnostics, median', ours!.change.p50, bare!.change.p50, 'a server that only parses and publishes'],
    ['start to first diagnostics', ours!.start, bare!.start, 'that server'],
    ['`charter check` of one file', checkOne.wall, node.wall, '`node -e 0`'],
  ] as const;
  const beside = peers.flatMap((peer) => [
    against(`${peer.name}: change to diagnostics, median`, ours!.change.p50, peer.change.p50, 'ms'),
    ...(peer.edits < 100 ? [] : [against(`${peer.name}: 99th of 100`, ours!.change.p99, peer.change.p99, 'ms')]),
    against(`${peer.name}: start to first diagnostics`, ours!.start, peer.start, 'ms'),
    against(`${peer.name}: hover`, ours!.hover, peer.hover, 'ms'),
    against(`${peer.name}: completion`, ours!.completion, peer.completion, 'ms'),
    against(`${peer.name}: memory after ${ours!.edits} and ${peer.edits} edits`, ours!.memory, peer.memory, 'MB'),
    against(
      `${peer.name}: the server, minified`,
      inKb(sizes.charter?.minified),
      inKb(sizes[peer.name]?.minified),
      'KB',
    ),
  ]);
  const programs = folders.flatMap(({ charters, runs }) =>
    Object.entries(runs)
      .filter(([name]) => name !== 'charter check')
      .map(([name, run]) => against(`${name} of ${charters}`, runs['charter check']!.wall, run.wall, 'ms')),
  );
  return [
    `${machine}. The page has ${lines} lines; pages of other kinds have as many.`,
    '',
    table(
      ['beside the least that is possible', 'ratio', 'this', 'that'],
      floor.map(([name, own, least, what]) => [
        `${name}, to ${what}`,
        times(own, least),
        `${ms(own)} ms`,
        `${ms(least)} ms`,
      ]),
    ),
    '',
    table(['beside others', 'they take', 'this', 'that'], [...beside, ...programs]),
    '',
    table(
      ['as it grows', ''],
      [
        [
          `what 1 to ${growth.points.at(-1)!.pages} pages' worth of text add`,
          `grows as lines to the power of ${growth.exponent.toFixed(2)}`,
        ],
        ...longPages.map(({ pages, lines: many, p50 }) => [
          `a key in ${many} lines (${pages} pages' worth)`,
          `${ms(p50.charter)} ms${p50['yaml-language-server'] === undefined ? '' : `; yaml-language-server ${ms(p50['yaml-language-server'])} ms`}`,
        ]),
        [
          `the longest wait for a key beside ${workspace.charters} charters that are being read`,
          `${ms(workspace.whileReading.longest)} ms`,
        ],
        [`the longest while ${workspace.changed} of them change`, `${ms(workspace.whileChanging.longest)} ms`],
      ],
    ),
  ].join('\n');
}

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function print(head: Row, rows: readonly Row[]): void {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [head, ...rows])
    console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]! + 2))).join(''));
  console.log();
}

function ms(value: number | undefined): string {
  if (value === undefined) return '–';
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function whole(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(0);
}

function inKb(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1024;
}

function kb(bytes: number | undefined): string {
  return whole(inKb(bytes));
}

function times(value: number | undefined, beside: number | undefined): string {
  return value === undefined || beside === undefined ? '–' : `${(value / beside).toFixed(2)} ×`;
}
