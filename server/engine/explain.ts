import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { isSuppressible } from './suppressions.ts';

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

/** A check in words, as Markdown: what it wants, why, a bad and a good example, how to fix it, how to tune it. */
export function explainRule(rule: Rule): string {
  const gates = rule.gates.map((gate) => (gate === 'charter' ? 'pilot' : 'production'));
  const kind =
    gates.length > 0
      ? `Needed for the label ${gates.join(' and ')}. An error where that label is claimed.`
      : `${capital(severityWords(rule))}. It does not decide about the label.`;
  return [
    `# ${rule.id}: ${rule.title}`,
    `${rule.group} · ${kind}`,
    `## What it wants\n\n${rule.pass}`,
    `## Why\n\n${rule.why}`,
    `## Not like this\n\n\`\`\`yaml\n${rule.examples.bad}\n\`\`\``,
    `## Like this\n\n\`\`\`yaml\n${rule.examples.good}\n\`\`\``,
    `## How to fix it\n\n${howToFix(rule)}`,
    `## How to tune it\n\n${howToTune(rule)}`,
    '',
  ].join('\n\n');
}

function howToFix({ fields }: Rule): string {
  const keys = fields.map((field) => `\`${field.replaceAll('.*', '')}\``);
  const where = keys.length > 0 ? `It reads ${keys.join(', ')}. ` : '';
  return `${where}Every finding says what is wrong and what to do. In an editor, the light bulb on it offers what can be written for you; what only people know is left blank.`;
}

function howToTune(rule: Rule): string {
  const { id, gates, tune } = rule;
  const lines = [
    ...(tune ? [tune] : []),
    `In \`charter.policy.yaml\`, \`severities: { ${id}: warning }\` changes how grave it is shown (error, warning, information, hint or off).${gates.length > 0 ? ' The label stays what it is.' : ''}`,
  ];
  if (gates.length === 1 && gates[0] === 'production') {
    lines.push(
      `A waiver lets it count as passed for a while: \`waivers: [{ check: ${id}, reason: …, until: …, approvedBy: … }]\`.`,
    );
  } else if (gates.length > 0) lines.push('It cannot be waived.');
  lines.push(
    isSuppressible(rule)
      ? `In one place, with a reason: \`# charter-ignore ${id}: reason\`, at the end of the line or above it.`
      : 'It cannot be suppressed in the page.',
  );
  return lines.map((line) => `- ${line}`).join('\n');
}

/** The table of all checks, as Markdown. */
export function checksTable(): string {
  const rows = RULES.map(({ id, title, gates, group, severity }) => {
    const needed = gates.length === 0 ? group.toLowerCase() : gates.join(', ');
    return `| [\`${id}\`](schemas/checks/${id}.md) | ${title} | ${needed} | ${severityWords({ severity, gates })} |`;
  });
  return ['| check | what it asks | gate or group | severity |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** How grave a check's findings are, in words; of a check of a gate the label decides. */
export function severityWords({ severity, gates }: Pick<Rule, 'severity' | 'gates'>): string {
  if (gates.length > 0) return 'by label';
  if (typeof severity !== 'function') return severity;
  const [pilot, production] = [severity('pilot'), severity('production')];
  return pilot === production
    ? `${severity('research')}, ${pilot} from pilot up`
    : `${pilot}, ${production} under production`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
