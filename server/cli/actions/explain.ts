import { explainRule, nearest, RULES, type Rule, ruleById } from '../../engine/index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { say } from '../say.ts';
import { type Colors, colorsFor, wantsColor } from '../terminal/colors.ts';
import { markdownText } from '../terminal/markdown-text.ts';

/** Says what a check wants; without an id, which checks there are. */
export function explain(id: string | undefined, color: boolean | undefined, host: Host): ExitCode {
  const colors = colorsFor(wantsColor(color, host.env, host.stdout));
  if (id === undefined) {
    host.stdout.write(`${listOfChecks(colors)}\n\nRun charter explain CHECK for what one wants, and why.\n`);
    return EXIT.clean;
  }
  const rule = ruleById(id);
  if (rule) {
    const columns = Math.min(Math.max(host.stdout.columns || 80, 40), 100);
    host.stdout.write(markdownText(explainRule(rule), { colors, columns }));
    return EXIT.clean;
  }
  const meant = nearest(
    id,
    RULES.map((known) => known.id),
  );
  if (meant !== undefined) {
    say(host.stderr, `There is no check "${id}". Did you mean ${meant}? Run charter explain for all of them.`);
    return EXIT.usage;
  }
  say(host.stderr, `There is no check "${id}".`);
  host.stderr.write(`\n${listOfChecks(colorsFor(wantsColor(color, host.env, host.stderr)))}\n`);
  return EXIT.usage;
}

function listOfChecks(colors: Colors): string {
  const groups = new Map<string, Rule[]>();
  for (const rule of RULES) {
    const title = groupTitle(rule);
    groups.set(title, [...(groups.get(title) ?? []), rule]);
  }
  const width = Math.max(...RULES.map(({ id }) => id.length));
  const blocks = [...groups].map(([title, rules]) =>
    [colors.bold(title), ...rules.map(({ id, title }) => `  ${colors.cyan(id.padEnd(width))}  ${title}`)].join('\n'),
  );
  return blocks.join('\n\n');
}

function groupTitle({ gates, group }: Rule): string {
  if (gates.includes('charter')) return gates.includes('production') ? 'For pilot and production' : 'For pilot';
  return gates.includes('production') ? 'For production' : group;
}
