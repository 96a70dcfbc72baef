import * as v from 'valibot';
import { isTraceFieldName, type TraceFieldName } from '../model/trace-fields.ts';
import { isSheetZone } from '../model/zone.ts';

export const fieldName = v.custom<TraceFieldName>(
  (name) => typeof name === 'string' && isTraceFieldName(name),
);

/** Which field each heading's column holds; null where it holds none. */
export const columnMapping = v.record(v.pipe(v.string(), v.maxLength(1000)), v.nullable(fieldName));

export const sheetZone = v.pipe(v.string(), v.check(isSheetZone, 'is no time zone'));
