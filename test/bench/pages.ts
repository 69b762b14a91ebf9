import { completePage } from '../support/page.ts';

/** Lines to put a page into the given number of, as peers read pages of their own kinds only. */
export const LINES = completePage.trimEnd().split('\n').length;

/** A workflow of GitHub Actions of about that many lines. */
export function workflowPage(lines = LINES): string {
  const head = [
    'name: build',
    'on: [push, pull_request]',
    'jobs:',
    '  build:',
    '    runs-on: ubuntu-latest',
    '    steps:',
  ];
  const step = (at: number) => [
    `      - name: Step ${at} of \${{ github.workflow }}`,
    `        if: \${{ github.ref == 'refs/heads/main' && success() }}`,
    '        env:',
    `          TOKEN: \${{ secrets.GITHUB_TOKEN }}`,
    '        run: |',
    `          echo "\${{ github.event_name }}" ${at}`,
  ];
  return filled(head, step, lines);
}

/** A compose file of that many lines. */
export function composePage(lines = LINES): string {
  const service = (at: number) => [
    `  service${at}:`,
    `    image: example:${at}`,
    '    ports:',
    `      - "${8000 + at}:80"`,
  ];
  return filled(['services:'], service, lines);
}

function filled(head: readonly string[], part: (at: number) => readonly string[], lines: number): string {
  const all = [...head];
  for (let at = 1; all.length < lines; at++) all.push(...part(at));
  return `${all.slice(0, lines - ((lines - head.length) % part(0).length)).join('\n')}\n`;
}

/** The page with so many pages' worth of text added: known gaps, and two sections of the house. */
export function longPage(added: number): string {
  if (added === 0) return completePage;
  const third = Math.floor((LINES * added) / 3);
  const rows = (row: (at: number) => string) => Array.from({ length: third }, (_, at) => row(at)).join('');
  const gaps = rows((at) => `    - { gap: Row ${at} is missing, plan: fill it }\n`);
  const notes = rows((at) => `  note${at}: "what was said # of it"  # and when\n`);
  const questions = rows((at) => `  - what was asked in week ${at}, and by whom\n`);
  const page = completePage.replace(/( {2}knownGaps:\n)/, `$1${gaps}`);
  return `${page.trimEnd()}\nx-notes:\n${notes}x-questions:\n${questions}`;
}
