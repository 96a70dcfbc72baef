import type { TraceMark } from '../../../../shared/model/mark.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { TRACE_FIELDS, traceField, type TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { isCts } from '../../../core/normalise/detect.ts';
import { setMember } from '../../../core/normalise/new-trace.ts';
import { compactJson } from './compact-json.ts';
import type { ExportColumn } from '../../../../shared/model/export.ts';
import { EXPORT_COLUMNS, utcTime, type ExportRow } from './exported-trace.ts';

/**
 * - `original`: the record that the trace was read from, as it was
 * - `fields`: what was made of it, in the service's form
 */
export type ExportContent = 'original' | 'fields';

export interface RecordOptions {
  content?: ExportContent;
  /** Of `fields`: those to write. */
  columns?: readonly ExportColumn[];
}

/** A trace as one value of JSON. */
export function recordJson(
  row: ExportRow,
  { content = 'original', columns = EXPORT_COLUMNS }: RecordOptions,
): Buffer {
  if (content === 'fields') return jsonOf(fieldsRecord(row, columns));
  return row.original.length === 0 ? jsonOf(serviceRecord(row.trace)) : row.original;
}

/** The same on one line. */
export function recordLine(row: ExportRow, options: RecordOptions): Buffer {
  const json = recordJson(row, options);
  return json.includes('\n') || json.includes('\r') ? compactJson(json) : json;
}

const jsonOf = (record: JsonObject): Buffer => Buffer.from(JSON.stringify(record));

/** The trace as the service would write it, in a form that reads back as the same trace. */
function serviceRecord(trace: Trace): JsonObject {
  const record: JsonObject = {};
  for (const { name } of TRACE_FIELDS) if (name !== 'provider') setField(record, trace, name);
  for (const name of Object.keys(trace.extra))
    if (!Object.hasOwn(record, name)) setMember(record, name, trace.extra[name] ?? null);
  if (trace.provider !== 'huawei') {
    const { provider, format, severity } = trace;
    Object.assign(record, { provider, format, ...(severity === null ? {} : { severity }) });
  }
  // One with few members would not be recognised on its own.
  return isCts(record) ? record : { cts: record };
}

function fieldsRecord(
  { trace, source, mark = null }: ExportRow,
  columns: readonly ExportColumn[],
): JsonObject {
  const record: JsonObject = {};
  for (const column of columns) {
    if (column === 'source_file') {
      if (source !== '') record[column] = source;
    } else if (column === 'extra') {
      if (Object.keys(trace.extra).length > 0) record[column] = trace.extra;
    } else if (column === 'severity' || column === 'format') {
      if (trace[column] !== null) record[column] = trace[column];
    } else if (isMarkColumn(column)) {
      const value = markMember(mark, column);
      if (value !== null) record[column] = value;
    } else setField(record, trace, column);
  }
  return record;
}

type MarkColumn = Extract<ExportColumn, `tracebell_${string}`>;

const isMarkColumn = (column: ExportColumn): column is MarkColumn => column.startsWith('tracebell_');

function markMember(mark: TraceMark | null, column: MarkColumn): Json {
  if (mark === null) return null;
  const { isBookmarked, tags, note, judged } = mark;
  if (column === 'tracebell_bookmarked') return isBookmarked ? true : null;
  if (column === 'tracebell_judged') return judged;
  if (column === 'tracebell_tags') return tags.length === 0 ? null : [...tags];
  return note === '' ? null : note;
}

/** Sets what the trace has under the field's path; what is absent stays so. */
function setField(record: JsonObject, trace: Trace, name: TraceFieldName): void {
  const value: Json = trace[name];
  if (value === null || (Array.isArray(value) && value.length === 0 && !isBody(name))) return;
  const isTime = traceField(name)?.kind === 'time' && typeof value === 'number';
  const path = name.split('.');
  let holder = record;
  for (const part of path.slice(0, -1)) holder = (holder[part] ??= {}) as JsonObject;
  holder[path.at(-1) ?? name] = isTime ? utcTime(value) : value;
}

/** An empty list says something there. */
const isBody = (name: TraceFieldName): boolean => traceField(name)?.kind === 'json';
