import type { TraceFieldName } from './trace-fields.ts';

export const EXPORT_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_CONTENTS = ['original', 'fields'] as const;
/** `original`: the records as they were read; `fields`: the fields of the traces. Tables always hold fields. */
export type ExportContent = (typeof EXPORT_CONTENTS)[number];

/**
 * What is known of a trace beside its fields. `source` would be read back as the service, which consoles call so, and what a person put
 * on it would be taken for members of the record under any plainer name.
 */
export const OTHER_EXPORT_COLUMNS = [
  ...(['severity', 'format', 'source_file', 'extra'] as const),
  ...(['tracebell_bookmarked', 'tracebell_tags', 'tracebell_note', 'tracebell_judged'] as const),
] as const;
export type ExportColumn = TraceFieldName | (typeof OTHER_EXPORT_COLUMNS)[number];
