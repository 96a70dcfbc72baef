import type { Position, Refusal } from '../../../../shared/model/import-report.ts';
import { NESTING_LIMIT, type Json } from '../../../../shared/model/json.ts';
import type { SheetColumns } from '../../../../shared/model/sheet.ts';

/** One record of a file, before anything is made of it. */
export interface RawRecord {
  /** Integers beyond 2^53 are their digits as text. */
  value: Json;
  /**
   * The record's exact bytes in the decompressed text (in its UTF-8 form, where that is UTF-16). A view: keeping it
   * keeps the chunk it came from.
   */
  text: Buffer;
  position: Position;
}

/** Records come by the batch: a promise for each would cost more than parsing it. */
export interface RecordBatch {
  records: RawRecord[];
  refusals: Refusal[];
  /** For rows of a sheet, whose value is their cells by heading. */
  columns: SheetColumns | null;
}

export interface RecordLimits {
  /** The longest record that is read, in bytes. */
  recordBytes: number;
  /** The deepest nesting that is read; an object without members is one level. */
  depth: number;
  /** The most values of a record that is not short: four bytes of text become a hundred of memory where they are a list. */
  values: number;
  /** The longest record whose members are looked for in its bytes, instead of parsing it. */
  plainBytes: number;
}

export const RECORD_LIMITS: RecordLimits = {
  recordBytes: 16 * 1024 * 1024,
  depth: NESTING_LIMIT,
  values: 250_000,
  plainBytes: 64 * 1024,
};
