/** What a person makes of a trace that a notification reports. */
export const JUDGEMENTS = ['useful', 'noise'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** What a person put on a trace. A mark in which nothing is left is none. */
export interface TraceMark {
  isBookmarked: boolean;
  /** In alphabetical order, no two the same but for case. */
  tags: readonly string[];
  /** Markdown; empty where there is none. */
  note: string;
  /** Null where nobody said. */
  judged: Judgement | null;
  changedAt: number;
}

/** The row that stands for a trace, and its mark; null where there is none, or none any more. */
export interface MarkedRow {
  row: number;
  mark: TraceMark | null;
}

/** What is to be put on rows, or taken off them; what is not named stays. */
export interface MarkChange {
  rows: number[];
  isBookmarked?: boolean;
  addTags?: string[];
  removeTags?: string[];
  note?: string;
  judged?: Judgement | null;
}

/** Rows whose marks were changed, as they were and as they are. */
export interface MarksChanged {
  /** What is told later may arrive earlier: the newer one counts. */
  at: number;
  before: MarkedRow[];
  after: MarkedRow[];
}

/** A mark as a list of traces shows it. */
export interface RowMark {
  isBookmarked: boolean;
  tags: readonly string[];
  /** The beginning of the note, in one line. */
  note: string;
  judged: Judgement | null;
}

/** A marked trace in a list of its own. */
export interface MarkedTrace extends RowMark {
  row: number;
  trace_id: string;
  time: number;
  trace_name: string | null;
  changedAt: number;
}

/** How many traces of a query have what. */
export interface MarkCounts {
  bookmarked: number;
  noted: number;
  judged: Record<Judgement, number>;
  /** Most frequent first, then by name. */
  tags: { name: string; count: number }[];
}

/** What a query may ask of marks. */
export const MARK_FIELDS = ['bookmarked', 'tag', 'note', 'judged'] as const;
export type MarkField = (typeof MARK_FIELDS)[number];

export function isMarkField(name: string): name is MarkField {
  return (MARK_FIELDS as readonly string[]).includes(name);
}

export const TAG_CHARACTERS = 64;
export const TAGS_A_TRACE = 50;
export const NOTE_CHARACTERS = 100_000;
/** Rows that one call may mark. */
export const MARKED_AT_ONCE = 1000;

/** A tag as it is kept: in one line, without blanks around it. Empty where nothing is left. */
export function tagName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

const EXCERPT_CHARACTERS = 160;

/** The beginning of a note, in one line. */
export function noteExcerpt(note: string): string {
  const line = note
    .slice(0, EXCERPT_CHARACTERS * 4)
    .replace(/\s+/g, ' ')
    .trim();
  // By whole characters: half of a pair is none.
  const characters = [...line];
  return characters.length > EXCERPT_CHARACTERS
    ? `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
    : line;
}
