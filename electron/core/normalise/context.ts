import type { RatingChoice } from '../../../shared/model/trace.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';

/** What is known about a record from where it was found. */
export interface NormaliseContext {
  /** The record's own members go before these. */
  fromPath: { region: string | null; project_id: string | null; tracker_name: string | null };
  rating: RatingChoice;
  /** For a row of a sheet, whose record is its cells by column: the field each column holds. */
  columns?: ReadonlyMap<string, TraceFieldName>;
  /**
   * `written` leaves a request or response that came as text as that text. Digests and comparisons are the same, and
   * an import that keeps neither saves the parsing.
   */
  bodies?: 'parsed' | 'written';
}
