import type { SheetColumns } from '../../../shared/model/sheet.ts';
import type { RatingChoice } from '../../../shared/model/trace.ts';

/** What is known about a record from where it was found. */
export interface NormaliseContext {
  /** The record's own members go before these. */
  fromPath: { region: string | null; project_id: string | null; tracker_name: string | null };
  rating: RatingChoice;
  /** For a row of a sheet, whose record is its cells by column. */
  columns?: SheetColumns;
  /**
   * `written` leaves a request or response that came as text as that text. Digests and comparisons are the same, and
   * an import that keeps neither saves the parsing.
   */
  bodies?: 'parsed' | 'written';
}
