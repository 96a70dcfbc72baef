import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../shared/model/failure.ts';
import type { ImportTotals } from '../../shared/model/imports.ts';
import type { TaskProgress } from '../../shared/model/task.ts';
import type { RatingChoice } from '../../shared/model/trace.ts';
import { failureWords, fileProblemWords, type Words } from '../../shared/words/words.ts';
import type { Reader } from '../data/cache/handle.ts';
import { filesOfRun } from '../data/cache/import-runs.ts';
import { userName } from '../data/services/imports.ts';
import { closeWorkspace, createAndOpen, openWorkspace } from '../data/services/open-workspace.ts';
import type { OpenWorkspace } from '../data/services/open-workspace.ts';
import type { ExitCode, Given, Run } from './command.ts';
import { listenForEnd } from './ending.ts';
import { printReport, type ReportedRun } from './import-report.ts';
import { complain } from './output.ts';

export const run: Run<'import'> = async (given) => {
  const { words } = given;
  const cancel = new AbortController();
  const ending = listenForEnd(() => process.exit(130));
  void ending.asked.then(() => cancel.abort());
  try {
    return await importInto(given, cancel.signal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { title, advice } = failureWords(words, error);
    complain(`${title} ${advice}`);
    return 2 satisfies ExitCode;
  } finally {
    ending.stopListening();
  }
};

async function importInto(given: Given<'import'>, signal: AbortSignal): Promise<ExitCode> {
  const { values, positionals, words, surroundings } = given;
  const paths = positionals.map((path) => resolve(path));
  const workspace = await openOrCreate(resolve(values.workspace ?? ''), given);
  try {
    if (workspace.writable === null) throw new Failure('workspace-read-only', { path: workspace.path });
    const input = {
      workspace: workspace.path,
      paths,
      rating: (values.rating ?? 'severity') as RatingChoice,
      by: userName(),
      toolVersion: surroundings.version,
      namedFrom: null,
    };
    const progress = values.json === true ? () => undefined : progressTo(words);
    const outcome = await workspace.writable.writer.run('import', input, { signal, progress });
    printReport(workspace.reader, outcome, words, values.json === true);
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

const TELL_EVERY_MS = 2000;

/** A word now and then of an import that takes its time. */
function progressTo({ cli }: Words): (progress: TaskProgress) => void {
  const startedAt = performance.now();
  let toldAt = startedAt;
  return ({ done, total, traces = 0 }) => {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    const percent = Math.floor((done / Math.max(1, total)) * 100);
    const perSecond = Math.round((traces / (now - startedAt)) * 1000);
    complain(cli.imported.progress({ percent, traces, perSecond }));
  };
}

/** What cannot be read at all is a failure, and is said; what was found in files that can is a finding. */
function exitCode(
  { reader }: OpenWorkspace,
  { totals, run }: ReportedRun,
  paths: readonly string[],
  words: Words,
): ExitCode {
  const unread = [...filesOfRun(reader, run, 'unopened')].filter(
    ({ path }) => paths.includes(path) && !isReadInPart(reader, run, path),
  );
  for (const { path, error } of unread)
    if (error !== null) complain(`${path}: ${fileProblemWords(words, error)}`);
  if (unread.length > 0) return 2;
  if (totals.files > totals.failed || totals.read > 0) return hasFindings(totals) ? 1 : 0;
  const { nothing, totals: counted } = words.cli.imported;
  complain(totals.files === 0 ? nothing : counted(totals));
  return 2;
}

/** Of an archive that is damaged there may be something all the same. */
function isReadInPart(reader: Reader, run: number, path: string): boolean {
  for (const file of filesOfRun(reader, run)) if (file.path.startsWith(`${path}!`)) return true;
  return false;
}

const hasFindings = ({ refused, conflicts, failed }: ImportTotals): boolean =>
  refused + conflicts + failed > 0;
