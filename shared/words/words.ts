import { failureFromWire, type Failure, type FailureWire } from '../model/failure.ts';
import type { FileNote, FileProblem } from '../model/file-problem.ts';
import type { RefusalReason } from '../model/import-report.ts';
import type { IssueReason } from '../model/issue.ts';
import type { DraftProblem } from '../model/draft-problem.ts';
import type { QueryProblemReason } from '../query/language/problem.ts';
import type * as english from './en/all.ts';
import type { FailureWords } from './en/failures.ts';

/** Every sentence a person reads. English is the measure: another language that lacks one does not compile. */
export type Words = typeof english;

export function failureWords(words: Words, failure: Failure | FailureWire): FailureWords {
  const { code, details } = 'message' in failure ? failure : failureFromWire(failure);
  // The table has the right parameter for each code; the union of all of them hides that.
  return (words.failures[code] as (details: unknown) => FailureWords)(details);
}

export function refusalWords(words: Words, { code, details }: RefusalReason): string {
  // As above: the code picks the sentence that takes these details.
  return (words.refusals[code] as (details: unknown) => string)(details);
}

export function fileProblemWords(words: Words, { code, details }: FileProblem): string {
  return (words.fileProblems[code] as (details: unknown) => string)(details);
}

export function fileNoteWords(words: Words, { code, details }: FileNote): string {
  return (words.fileNotes[code] as (details: unknown) => string)(details);
}

export function issueWords(words: Words, { code, details }: IssueReason): string {
  return (words.issues[code] as (details: unknown) => string)(details);
}

export function draftProblemWords(words: Words, { problem, details }: DraftProblem): string {
  return (words.draftProblems[problem] as (details: unknown) => string)(details);
}

export function queryProblemWords(words: Words, { code, details }: QueryProblemReason): string {
  return (words.queryProblems[code] as (details: unknown) => string)(details);
}
