import type { FileProblem } from '../../shared/model/file-problem.ts';
import type { Refusal } from '../../shared/model/import-report.ts';
import type { ImportTotals } from '../../shared/model/imports.ts';
import { fileNoteWords, fileProblemWords, refusalWords, type Words } from '../../shared/words/words.ts';
import type { Reader } from '../data/cache/handle.ts';
import { filesOfRun, type FileEntry } from '../data/cache/import-runs.ts';
import { refusalsOf } from '../data/cache/sources.ts';
import { verdictsOf } from '../data/services/digests/verdicts-of-run.ts';
import { verdictData, verdictText } from './digest-report.ts';
import { print } from './output.ts';
import { visible } from './visible.ts';

export interface ReportedRun {
  run: number;
  totals: ImportTotals;
}

/** What came of each file. */
export function printReport(db: Reader, { run, totals }: ReportedRun, words: Words, json: boolean): void {
  if (json) print(JSON.stringify(jsonReport(db, run, totals, words)));
  else for (const line of textReport(db, run, totals, words)) print(line);
}

function jsonReport(db: Reader, run: number, totals: ImportTotals, words: Words): object {
  const files = [...filesOfRun(db, run)].map((file) => ({
    ...{ path: file.path, format: file.format, wrappings: file.wrappings },
    ...{ read: file.read, added: file.added, duplicates: file.duplicates, conflicts: file.conflicts },
    expired: file.expired,
    refused: refused(db, file).map((refusal) => {
      const { position, code, details } = refusal;
      return { position, reason: refusalWords(words, refusal), code, details };
    }),
    error: file.error === null ? null : errorOf(file.error, words),
    notes: file.notes,
  }));
  return { files, totals, digests: verdictsOf(db, run).map(verdictData) };
}

function errorOf(problem: FileProblem, words: Words): object {
  return { reason: fileProblemWords(words, problem), ...problem };
}

/** Names and reasons hold what others wrote, which a terminal might follow. */
function* textReport(db: Reader, run: number, totals: ImportTotals, words: Words): Generator<string> {
  const { imported } = words.cli;
  for (const file of filesOfRun(db, run)) {
    const error = file.error === null ? null : visible(fileProblemWords(words, file.error));
    yield imported.file({ ...file, path: visible(file.path), error });
    for (const note of file.notes) yield `  ${visible(fileNoteWords(words, note))}`;
    for (const refusal of refused(db, file))
      yield imported.refusal({ ...refusal.position, reason: visible(refusalWords(words, refusal)) });
  }
  for (const verdict of verdictsOf(db, run)) yield* verdictText(verdict, words);
  yield imported.totals(totals);
}

function refused(db: Reader, file: FileEntry): Refusal[] {
  const { partId } = file;
  return partId === null || file.refused === 0 ? [] : [...refusalsOf(db, partId)];
}
