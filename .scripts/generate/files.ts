import { describeField } from '../../server/engine/explain.ts';
import { charterSchema } from '../../server/engine/format/json-schema.ts';

/** A committed file that is made from the definitions. `make` is given what it holds now. */
export interface GeneratedFile {
  readonly path: string;
  make(before: string): string;
}

export const generatedFiles: readonly GeneratedFile[] = [
  {
    path: 'schemas/charter.schema.json',
    make: () => `${JSON.stringify(charterSchema('text', describeField), null, 2)}\n`,
  },
];
