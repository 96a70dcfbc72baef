import type { MemberField } from '../../model/list-column.ts';
import type { MarkField } from '../../model/mark.ts';
import type { ColumnName } from '../../model/trace-columns.ts';
import type { FileProperty } from '../../model/file-property.ts';
import type { AskedVerdict, FieldTest, TimeField } from '../query.ts';

/** Places in the text, in UTF-16 units; `to` is exclusive. */
export interface TextRange {
  from: number;
  to: number;
}

/** What a clause is about. */
export type Subject =
  | { kind: 'column'; field: ColumnName }
  | { kind: 'time'; field: TimeField }
  /** What a person put on it. */
  | { kind: 'mark'; field: MarkField }
  /** Names of members and places in lists, which are digits. */
  | { kind: 'member'; field: MemberField; path: readonly string[] }
  /** The names of the drafts whose verdict on the trace is this. */
  | { kind: 'draft'; verdict: AskedVerdict }
  /** The names of the enabled notifications of an account that report it. */
  | { kind: 'reported' }
  /** Of the file it was read from: the path, or the number of the import. */
  | { kind: 'file'; by: FileProperty }
  /** Any text of the trace. */
  | { kind: 'anywhere' };

export type CompareSign = '=' | '>' | '>=' | '<' | '<=';

/** A time as it is written, and the span it means when it was read: a day is a whole day. */
export interface Moment {
  written: string;
  from: number;
  to: number;
}

/** A moment is compared where the subject is a time, and nowhere else. */
export type ClauseTest = FieldTest | { kind: 'compare'; sign: CompareSign; moment: Moment };

export interface ClauseContent {
  subject: Subject;
  test: ClauseTest;
  /** By its operator, such as `!=`; never for a comparison other than `=`. */
  negated: boolean;
}

export interface Clause extends ClauseContent, TextRange {
  kind: 'clause';
}

/** What a text says. Ranges leave out the parentheses around the whole of a part. */
export type Expression =
  | ({ kind: 'all' } & TextRange)
  /** Of two at least, none of the same kind. */
  | ({ kind: 'and' | 'or'; of: readonly Expression[] } & TextRange)
  | ({ kind: 'not'; of: Expression } & TextRange)
  | Clause;
