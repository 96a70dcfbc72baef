import type { Json, JsonObject } from '../../../../../shared/model/json.ts';
import { traceField, type TraceFieldName } from '../../../../../shared/model/trace-fields.ts';
import type { ColumnMapping } from './column-mapping.ts';

/** Ratings as consoles print them. */
const RATINGS: Readonly<Record<string, string>> = {
  normal: 'normal',
  warning: 'warning',
  incident: 'incident',
  正常: 'normal',
  警告: 'warning',
  事故: 'incident',
};

/** A row's cells by their headings; cells beyond the headings get names of their own. */
export function cellsOf(headings: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(cells.map((cell, column) => [headings[column] ?? `column ${column + 1}`, cell]));
}

/** The trace that a row tells of, in the service's own form: what its columns hold, and nothing else. */
export function traceOf(cells: Readonly<Record<string, string>>, mapping: ColumnMapping): JsonObject {
  const members: [string, Json][] = [];
  const user: JsonObject = {};
  for (const [heading, cell] of Object.entries(cells)) {
    if (cell === '') continue;
    const field = Object.hasOwn(mapping, heading) ? mapping[heading] : null;
    if (field === null || field === undefined) members.push([unknownName(heading), cell]);
    else if (field.startsWith('user.')) setWithin(user, field.split('.').slice(1), valueOf(field, cell));
    else members.push([field, valueOf(field, cell)]);
  }
  if (Object.keys(user).length > 0) members.push(['user', user]);
  return Object.fromEntries(members);
}

/** A column that is no field is not to be taken for one by its name. */
function unknownName(heading: string): string {
  return traceField(heading) === undefined && heading !== 'user' ? heading : `column ${heading}`;
}

function valueOf(field: TraceFieldName, cell: string): Json {
  if (field === 'trace_rating') return RATINGS[cell.trim().toLowerCase()] ?? cell;
  return traceField(field)?.kind === 'list' ? [cell] : cell;
}

function setWithin(target: JsonObject, path: readonly string[], value: Json): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) target[name] = value;
  else setWithin((target[name] ??= {}) as JsonObject, rest, value);
}
