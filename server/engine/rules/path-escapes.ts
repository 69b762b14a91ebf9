import { visit } from '../document/node.ts';
import { defineRule, wrong } from '../rule.ts';
import { isPath } from '../values/path.ts';

export default defineRule({
  id: 'path-escapes',
  title: 'Paths stay in the repository',
  group: 'Text',
  severity: 'error',
  fields: [],
  why: 'What lies outside the repository is not there for anybody else.',
  pass: 'Every path leads to a file inside the repository, symbolic links included.',
  examples: {
    bad: 'maintenance: { changeLog: ../../../../elsewhere/CHANGELOG.md }',
    good: 'maintenance: { changeLog: CHANGELOG.md }',
  },
  *check({ charter, files }) {
    const paths: string[] = [];
    visit(charter.document.root, [], (node, steps) => {
      const spec = charter.specAt(steps);
      if (!spec) return false;
      if (spec.path && node.kind === 'scalar') paths.push(steps.join('.'));
      return true;
    });
    for (const path of paths) {
      const field = charter.field(path);
      if (field.text === undefined || !isPath(field.text) || files.read(field.text).kind !== 'outside') continue;
      yield wrong(
        field,
        `${field.text} leads out of the repository, so it was not read.`,
        'Keep the file in the repository, or name it in words.',
      );
    }
  },
});
