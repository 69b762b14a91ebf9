import { type Command as Declared, Option } from 'commander';
import { addAllowEmpty, addPaths, addSurroundings } from '../options/judging-options.ts';
import { REPORT_FORMATS, type ReportFormat } from '../options/report-options.ts';
import { type FormatTarget, refuseCollisions, targetReader } from '../options/target.ts';
import type { Command } from './command.ts';

interface Given {
  readonly format?: readonly FormatTarget<ReportFormat>[];
  readonly today?: string;
  readonly policy?: string;
  readonly allowEmpty?: boolean;
}

export const reportCommand: Command = (program, run) => {
  const command = program
    .command('report')
    .description(
      'write the one page that a sponsor reads: of one FILE its label, questions, evidence and metric; of folders, or without a path, what all charters come to',
    );
  addPaths(command);
  command.addOption(
    new Option('--format <FORMAT[=FILE]>', `${REPORT_FORMATS.join(' or ')}, to standard output or a file; repeatable`)
      .argParser(targetReader(REPORT_FORMATS))
      .default(undefined, 'markdown'),
  );
  addAllowEmpty(addSurroundings(command)).action((paths: string[], given: Given, own: Declared) => {
    const { today, policy, allowEmpty = false } = given;
    const formats = given.format ?? [{ format: 'markdown' as const, file: undefined }];
    refuseCollisions(formats, own);
    run(async (host) => {
      const { report } = await import('../actions/report.ts');
      return report({ paths, formats, today, policy, allowEmpty }, host);
    });
  });
};
