import type { Sheet } from '../../../shared/model/sheet.ts';
import { isTraceFieldName, type TraceFieldName } from '../../../shared/model/trace-fields.ts';

/** The fields that the columns of a file's tables hold; of several tables those that all of them have. */
export function fieldsOfSheets(sheets: readonly Sheet[]): TraceFieldName[] {
  const [first, ...others] = sheets.map(
    ({ mapping }) => new Set(Object.values(mapping).filter((field) => field !== null)),
  );
  const fields = [...(first ?? [])].filter((field) => others.every((other) => other.has(field)));
  return fields.filter(isTraceFieldName);
}
