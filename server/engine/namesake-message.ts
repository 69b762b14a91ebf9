import { describeNamesakes } from './charter/namesakes.ts';
import { messageOf } from './findings.ts';
import duplicateName from './rules/duplicate-name.ts';

/** What the finding says of a charter whose name others have, too, for whoever learns of them later. */
export function namesakeMessage(name: string, isWritten: boolean, others: readonly string[]): string {
  return messageOf(duplicateName, describeNamesakes(name, isWritten, others));
}
