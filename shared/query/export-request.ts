import type { ExportColumn, ExportContent, ExportFormat } from '../model/export.ts';
import type { MemberColumn } from '../model/list-column.ts';
import type { Query } from './query.ts';

export interface ExportRequest {
  path: string;
  format: ExportFormat;
  content: ExportContent;
  query: Query;
  /** These rows of what the query finds; null for all of it. */
  rows: number[] | null;
  /** Null for all columns. */
  columns: ExportColumn[] | null;
  /** In tables, columns beside these: paths into bodies. */
  members?: MemberColumn[];
  replace: boolean;
}
