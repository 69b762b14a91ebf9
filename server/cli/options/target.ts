import { type Command, InvalidArgumentError } from 'commander';

/** A format, and the file that it goes to; without one, standard output. */
export interface FormatTarget<F extends string> {
  readonly format: F;
  readonly file: string | undefined;
}

/** Reads `FORMAT` or `FORMAT=FILE`, given any number of times. */
export function targetReader<F extends string>(formats: readonly F[]) {
  return (text: string, before: readonly FormatTarget<F>[] = []): readonly FormatTarget<F>[] => {
    const [, name = text, file] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const format = formats.find((candidate) => candidate === name);
    if (!format) throw new InvalidArgumentError(`The formats are ${formats.join(', ')}.`);
    if (file === '') throw new InvalidArgumentError('No file is named after "=".');
    return [...before, { format, file }];
  };
}

/** Ends with a message where two formats would go to one place and spoil each other. */
export function refuseCollisions(targets: readonly FormatTarget<string>[], command: Command): void {
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    command.error('error: only one format can go to standard output; give the others a file: --format json=FILE');
  }
  const files = targets.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) command.error(`error: two formats cannot go to one file, ${twice}`);
}
