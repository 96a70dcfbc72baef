import type { Judgement, MarksChanged, TraceMark } from './mark.ts';

/** The form of a file of marks. A later form has another number and is refused by name. */
export const MARK_FILE_FORM = 1;
/** Of the text of a file that is taken in. */
export const LONGEST_MARK_FILE = 10_000_000;
export const MARKS_A_FILE = 100_000;

/** A mark with the trace that it is on, as anybody may know it. */
export interface FileMark {
  provider: string;
  trace_id: string;
  /** Of the content of the trace. Null where it is not known: the id alone says which it is. */
  digest: string | null;
  bookmarked: boolean;
  tags: readonly string[];
  /** Markdown. */
  note: string;
  judged: Judgement | null;
  changed_at: string;
}

/** What became of the marks of a file. */
export interface MarksTakenIn extends MarksChanged {
  /** Traces that got something. */
  taken: number;
  /** Traces that bore all of it already. */
  same: number;
  /** Of those taken, so many say something else here than where they were marked. */
  otherContent: number;
  /** Of those taken, so many have no room for all of it. */
  cut: number;
  /** Marks left out, as nobody can say which trace of the workspace they are of. */
  unknown: number;
  /** The first of these traces, by their ids. */
  unknownIds: readonly string[];
}

export function fileMark(
  { provider, traceId, digest }: { provider: string; traceId: string; digest: string | null },
  { isBookmarked, tags, note, judged, changedAt }: TraceMark,
): FileMark {
  const changed_at = new Date(changedAt).toISOString();
  return { provider, trace_id: traceId, digest, bookmarked: isBookmarked, tags, note, judged, changed_at };
}

export function markFileText(marks: readonly FileMark[]): string {
  return `${JSON.stringify({ tracebell_marks: MARK_FILE_FORM, marks }, null, 2)}\n`;
}
