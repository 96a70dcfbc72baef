import type { ExportColumn } from './export.ts';
import type { MemberColumn } from './list-column.ts';

export const COPY_FORMATS = ['csv', 'ndjson'] as const;
/** A table of columns, or the records as they were read, one a line. */
export type CopyFormat = (typeof COPY_FORMATS)[number];

export interface CopyRequest {
  format: CopyFormat;
  /** Of the table. */
  columns: ExportColumn[];
  /** Columns beside these: paths into bodies. */
  members: MemberColumn[];
}

/** More than anybody pastes, and little enough to be held in the page. */
export const COPIED_AT_ONCE = 1000;
export const COPY_BYTES = 16 * 1024 * 1024;
