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
    for (const { field, spec } of charter.written()) {
      if (!spec.path || field.node?.kind !== 'scalar') continue;
      if (field.text === undefined || !isPath(field.text) || files.read(field.text).kind !== 'outside') continue;
      yield wrong(
        field,
        `${field.text} leads out of the repository, so it was not read.`,
        'Keep the file in the repository, or name it in words.',
      );
    }
  },
});
