import { type Command as Declared, Option } from 'commander';
import { addSurroundings } from '../options/judging-options.ts';
import { REPORT_FORMATS, type ReportFormat } from '../options/report-options.ts';
import { type FormatTarget, refuseCollisions, targetReader } from '../options/target.ts';
import type { Command } from './command.ts';

interface Given {
  readonly format?: readonly FormatTarget<ReportFormat>[];
  readonly today?: string;
  readonly policy?: string;
}

export const postmortemCommand: Command = (program, run) => {
  const command = program
    .command('postmortem')
    .description('write what a retired charter has taught: seven answers, each beside what the page knows about it')
    .argument('<FILE>', 'the charter; its status is retired')
    .addOption(
      new Option('--format <FORMAT[=FILE]>', `${REPORT_FORMATS.join(' or ')}, to standard output or a file; repeatable`)
        .argParser(targetReader(REPORT_FORMATS))
        .default(undefined, 'markdown'),
    );
  addSurroundings(command).action((file: string, given: Given, own: Declared) => {
    const { today, policy, format: formats = [{ format: 'markdown' as const, file: undefined }] } = given;
    refuseCollisions(formats, own);
    run(async (host) => {
      const { postmortem } = await import('../actions/postmortem.ts');
      return postmortem({ file, formats, today, policy }, host);
    });
  });
};
