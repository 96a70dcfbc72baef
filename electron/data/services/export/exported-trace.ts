import { OTHER_EXPORT_COLUMNS, type ExportColumn } from '../../../../shared/model/export.ts';
import type { TraceMark } from '../../../../shared/model/mark.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { TRACE_FIELDS, traceField, type TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { compactText } from './compact-json.ts';

/** One trace on its way out. */
export interface ExportRow {
  trace: Trace;
  /** The record it was read from, as it was; empty where none is kept, or where it was a row of a table. */
  original: Buffer;
  /** The file, or what else it came from. */
  source: string;
  /** What a person put on it. */
  mark?: TraceMark | null;
}

/** Rows come by the batch: a promise for each would cost more than writing it. */
export type ExportRows = AsyncIterable<ExportRow[]>;

/** What a writer counted. */
export interface ExportTally {
  rows: number;
  /** Cells that were too long for the format and were cut. */
  cutCells: number;
}

/**
 * The columns of a table when none are chosen: every field of a trace, then what else is known of it. Which of them
 * hold something is not known before the last trace is written, and a column left out is content lost.
 */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  ...TRACE_FIELDS.map(({ name }) => name),
  ...OTHER_EXPORT_COLUMNS,
];

/** Null is an empty cell. */
export type Cell = string | number | boolean | null;

export function cellOf({ trace, source, mark }: ExportRow, column: ExportColumn): Cell {
  switch (column) {
    case 'severity':
      return trace.severity;
    case 'format':
      return trace.format;
    case 'source_file':
      return source === '' ? null : source;
    case 'extra':
      return Object.keys(trace.extra).length === 0 ? null : JSON.stringify(trace.extra);
    case 'tracebell_bookmarked':
      return mark?.isBookmarked === true ? true : null;
    case 'tracebell_tags':
      return listCell([...(mark?.tags ?? [])]);
    case 'tracebell_note':
      return mark === undefined || mark === null || mark.note === '' ? null : mark.note;
    case 'tracebell_judged':
      return mark?.judged ?? null;
    default:
      return fieldCell(trace[column], column);
  }
}

function fieldCell(value: Json, column: TraceFieldName): Cell {
  if (value === null) return null;
  const kind = traceField(column)?.kind;
  if (kind === 'time' && typeof value === 'number') return utcTime(value);
  if (kind === 'list' && Array.isArray(value)) return listCell(value);
  if (kind === 'json') return bodyCell(value);
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

export function utcTime(instantMs: number): string {
  return new Date(instantMs).toISOString();
}

/** A list of one is that one, as a person would write it, unless it could be taken for a list itself. */
function listCell(items: readonly Json[]): Cell {
  const [first] = items;
  if (first === undefined) return null;
  const isPlain = items.length === 1 && typeof first === 'string' && /^[^\s[]/.test(first);
  return isPlain ? first : JSON.stringify(items);
}

/** Compact JSON; text that is none stays as it is. */
function bodyCell(body: Json): Cell {
  return typeof body === 'string' ? compactText(body) : JSON.stringify(body);
}
