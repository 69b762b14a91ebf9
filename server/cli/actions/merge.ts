import { resolve } from 'node:path';
import { decode, readBytes } from '../../workspace/read-text.ts';
import { complain } from '../complain.ts';
import { EXIT, type ExitCode, exitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { EvaluateOptions } from '../options/evaluate-options.ts';
import { mergeShards, readShardResult, type ShardResult, whyNotWhole } from '../run/merge.ts';
import { say } from '../say.ts';
import { writeReport } from '../write-report.ts';
import { chosenFormats } from './evaluate.ts';

/** Results of many charters are larger than any page. */
const LARGEST_BYTES = 1024 * 1024 * 1024;

/** Puts the results of shards together and tells them as the whole run would be told. */
export async function merge(files: readonly string[], options: EvaluateOptions, host: Host): Promise<ExitCode> {
  const results: ShardResult[] = [];
  const flaws: string[] = [];
  for (const name of files) {
    const read = readBytes(resolve(host.cwd, name), LARGEST_BYTES);
    const result =
      'message' in read ? `${name} could not be read: ${read.message}.` : readShardResult(name, decode(read.bytes));
    if (typeof result === 'string') flaws.push(result);
    else results.push(result);
  }
  const flaw = flaws.length > 0 ? undefined : whyNotWhole(results);
  for (const text of flaw === undefined ? flaws : [flaw]) say(host.stderr, text);
  if (flaw !== undefined || flaws.length > 0) return EXIT.usage;

  const command = results[0]!.shard.command;
  const result = mergeShards(results, host.cwd);
  const code = exitCode(result, options);
  const codes: ExitCode[] = [code];
  for (const target of chosenFormats(options, host))
    codes.push(await writeReport(target, { command, result, code, options, host }));
  complain(result, options, host);
  return Math.max(...codes) as ExitCode;
}
