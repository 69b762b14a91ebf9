import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** What the schema says of a key beside its own sentence: the checks that read it. */
export function describeField(path: string): string {
  return rulesReading(path)
    .map(({ title, id, pass }) => `${title} (${id}): ${pass}`)
    .join('\n\n');
}

/** The checks that read a path. `*` in a check's path stands for any item. */
export function rulesReading(path: string, rules: readonly Rule[] = RULES): Rule[] {
  const plain = path.replace(/\.\d+(?=\.|$)/g, '.*');
  return rules.filter(({ fields }) => fields.includes(plain));
}

/** A check in words, as Markdown: what it wants, why, a bad and a good example, how to fix it. */
export function explainRule(rule: Rule): string {
  const gates = rule.gates.map((gate) => (gate === 'charter' ? 'pilot' : 'production'));
  const kind =
    gates.length > 0
      ? `Needed for the label ${gates.join(' and ')}. An error where that label is claimed.`
      : `${capital(severityWords(rule))}. It does not decide about the label.`;
  return [
    `# ${rule.id}: ${rule.title}`,
    kind,
    `## Why\n\n${rule.why}`,
    `## What passes\n\n${rule.pass}`,
    `## Not like this\n\n\`\`\`yaml\n${rule.examples.bad}\n\`\`\``,
    `## Like this\n\n\`\`\`yaml\n${rule.examples.good}\n\`\`\``,
    ...(rule.fields.length > 0
      ? [`## Reads\n\n${rule.fields.map((field) => `\`${field.replace('.*', '')}\``).join(', ')}`]
      : []),
    '',
  ].join('\n\n');
}

/** The table of all checks, as Markdown. */
export function checksTable(): string {
  const rows = RULES.map(({ id, title, gates, group, severity }) => {
    const needed = gates.length === 0 ? group.toLowerCase() : gates.join(', ');
    return `| \`${id}\` | ${title} | ${needed} | ${gates.length > 0 ? 'by label' : severityWords({ severity })} |`;
  });
  return ['| check | what it asks | gate or group | severity |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function severityWords({ severity }: Pick<Rule, 'severity'>): string {
  if (typeof severity !== 'function') return severity;
  const [pilot, production] = [severity('pilot'), severity('production')];
  return pilot === production
    ? `${severity('research')}, ${pilot} from pilot up`
    : `${pilot}, ${production} under production`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
