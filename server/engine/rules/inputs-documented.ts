import { reportBlanks } from '../charter/blanks.ts';
import { flawOf, readEvidence } from '../charter/evidence.ts';
import { said } from '../charter/said.ts';
import { toJson } from '../document/to-json.ts';
import { createSchema } from '../fixes/create-file.ts';
import { defineGateRule, unknown, wrong } from '../rule.ts';
import { judgeSchema, requiredNames } from '../structure/judge-schema.ts';

export default defineGateRule({
  id: 'inputs-documented',
  title: 'The input schema says what is required',
  gates: ['production'],
  fields: ['inputs.schema'],
  why: 'Only a schema with required properties can reject bad input before it does damage.',
  pass: 'inputs.schema is a valid JSON Schema, in the page or in a file of the repository, that describes at least one required property.',
  examples: {
    bad: 'inputs: { schema: { type: object, properties: { id: { type: string } } } }',
    good: 'inputs: { schema: { type: object, required: [id], properties: { id: { type: string } } } }',
  },
  evidence(context) {
    const field = context.charter.field('inputs.schema');
    const file = readEvidence(context, field);
    const parsed = file.kind === 'file' ? parseJson(file.file.text, '') : { value: toJson(field.node) };
    const names = 'value' in parsed ? requiredNames(parsed.value) : [];
    const required = names.length > 0 ? ` Required: ${names.join(', ')}.` : '';
    return `${said(context.charter, 'inputs.schema') ?? 'It is written in the page'}.${required}`;
  },
  *check(context) {
    const { charter } = context;
    const field = charter.field('inputs.schema');
    const todo = 'Give a JSON Schema of the input that names the properties it needs under "required".';
    if (field.blank) {
      yield* reportBlanks(charter, {
        fields: { 'inputs.schema': 'the schema of the input' },
        none: 'The structure of the input is not given.',
        todo,
        fix: 'Add the input schema',
      });
      return;
    }
    let schema: unknown;
    if (field.node?.kind === 'map') schema = toJson(field.node);
    else {
      const evidence = readEvidence(context, field);
      if (evidence.kind === 'unreadable')
        yield unknown(field, flawOf(evidence, field.text)!, 'Check the rights of the input schema.');
      const flaw = flawOf(evidence, field.text);
      const stub = evidence.kind === 'absent' && field.text?.endsWith('.json') ? [createSchema(field.text)] : [];
      if (flaw && evidence.kind !== 'unreadable') yield wrong(field, flaw, todo, stub);
      if (evidence.kind === 'prose')
        yield wrong(field, 'The input schema is described in words, which no program can check.', todo);
      if (evidence.kind === 'folder') yield wrong(field, `${field.text} is a folder.`, todo);
      if (evidence.kind !== 'file') return;
      const parsed = parseJson(evidence.file.text, field.text ?? '');
      if ('flaw' in parsed) {
        yield wrong(field, parsed.flaw, 'Mend the input schema, or name another one.');
        return;
      }
      schema = parsed.value;
    }
    const flaw = judgeSchema(schema);
    if (flaw) yield wrong(field, flaw, todo);
  },
});

function parseJson(text: string, path: string): { value: unknown } | { flaw: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return { flaw: `The file ${path} is not JSON.` };
  }
}
