import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../shared/model/failure.ts';
import type { ImportTotals } from '../../shared/model/imports.ts';
import type { RatingChoice } from '../../shared/model/trace.ts';
import type { Words } from '../../shared/words/words.ts';
import { userName } from '../data/services/imports.ts';
import { closeWorkspace, createAndOpen, openWorkspace } from '../data/services/open-workspace.ts';
import type { OpenWorkspace } from '../data/services/open-workspace.ts';
import type { ExitCode, Given, Run } from './command.ts';
import { latestRun, runTotals } from '../data/cache/import-runs.ts';
import { Stopped } from './stopped.ts';
import { printReport, type ReportedRun } from './import-report.ts';
import { complain } from './output.ts';
import { zoneOf } from './zone-option.ts';
import { progressTo } from './progress.ts';
import { cancellably, inWords, warnOfLoss } from './tidily.ts';
import { unreadPaths, unreadWords } from './unread-paths.ts';

export const run: Run<'import'> = (given) =>
  inWords(given.words, () => cancellably((signal) => importInto(given, signal)));

async function importInto(given: Given<'import'>, signal: AbortSignal): Promise<ExitCode> {
  const { values, positionals, words, surroundings } = given;
  const paths = positionals.map((path) => resolve(path));
  const zone = zoneOf(values.zone);
  const workspace = await openOrCreate(resolve(values.workspace ?? ''), given);
  warnOfLoss(words, workspace);
  try {
    if (workspace.writable === null) throw new Failure('workspace-read-only', { path: workspace.path });
    const input = {
      workspace: workspace.path,
      paths,
      rating: (values.rating ?? 'severity') as RatingChoice,
      by: userName(),
      toolVersion: surroundings.version,
      namedFrom: null,
      ...zone,
    };
    const progress = progressTo(words, values.json === true);
    const reading = workspace.writable.writer.run('import', input, { signal, progress });
    const outcome = await reading.catch((error: unknown) => {
      throw whatStays(workspace, error);
    });
    printReport(workspace.reader, outcome, words, values.json === true);
    if (outcome.ratingKept !== undefined) complain(words.imports.ratingKept(outcome.ratingKept));
    return exitCode(workspace, outcome, paths, words);
  } finally {
    await closeWorkspace(workspace);
  }
}

function openOrCreate(path: string, { surroundings }: Given<'import'>): Promise<OpenWorkspace> {
  const { threadEntry, version } = surroundings;
  return existsSync(path)
    ? openWorkspace(path, Date.now(), threadEntry)
    : createAndOpen(path, version, Date.now(), threadEntry);
}

/** Files that were done when it was cancelled are in: they are one transaction each. */
function whatStays({ reader }: OpenWorkspace, error: unknown): unknown {
  const run = latestRun(reader);
  if (!(error instanceof Failure && error.code === 'cancelled') || run === null) return error;
  const totals = runTotals(reader, run);
  return new Stopped((words) => words.cli.imported.cancelled(totals));
}

/** What cannot be read at all is a failure, and is said; what was found in files that can is a finding. */
function exitCode(
  { reader }: OpenWorkspace,
  outcome: ReportedRun,
  paths: readonly string[],
  words: Words,
): ExitCode {
  const { totals } = outcome;
  const unread = unreadPaths(reader, outcome, paths);
  if (unread.length === 0 && totals.files > 0) return hasFindings(totals) ? 1 : 0;
  complain(unreadWords(words, unread));
  return 2;
}

const hasFindings = ({ refused, conflicts, failed }: ImportTotals): boolean =>
  refused + conflicts + failed > 0;
