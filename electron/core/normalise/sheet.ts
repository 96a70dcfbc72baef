import type { Json, JsonObject } from '../../../shared/model/json.ts';
import { zoneOfHeading, type SheetColumns } from '../../../shared/model/sheet.ts';
import { isTraceFieldName, traceField, type TraceFieldName } from '../../../shared/model/trace-fields.ts';
import { CTS_MEMBERS } from './cts.ts';
import { parseJsonText } from './json-text.ts';
import { unneutralised } from './neutralise.ts';
import { setMember } from './new-trace.ts';
import { isOwnExport } from './own-export.ts';
import { readTime } from './timestamps.ts';
import { isObject, objectOf } from './values.ts';

/** Ratings as consoles print them. */
const RATINGS: ReadonlyMap<string, string> = new Map([
  ['normal', 'normal'],
  ['warning', 'warning'],
  ['incident', 'incident'],
  ['正常', 'normal'],
  ['警告', 'warning'],
  ['事故', 'incident'],
]);

/** The CTS record that the cells of a row write, given which field each column holds. */
export function recordOfRow(cells: JsonObject, columns: SheetColumns): JsonObject {
  if (isOwnExport(cells)) return recordOfOwnRow(cells, columns);
  const record: JsonObject = {};
  const filled = filledColumns(cells);
  // Before the columns of its members: what has a column of its own is taken from there.
  for (const column of filled)
    if (columns.fields.get(column) === 'user.name') placeUser(record, cells[column] ?? null);
  for (const column of filled) {
    const field = columns.fields.get(column);
    const cell = cells[column] ?? null;
    if (field === undefined) setMember(record, unclaimedName(column, cells), cell);
    else if (field !== 'user.name') place(record, field.split('.'), valueOf(field, cell, column, columns));
  }
  return record;
}

/** As this app writes one: names are names, and what a table program would have run bears an apostrophe, which is nobody's in other tables. */
function recordOfOwnRow(cells: JsonObject, columns: SheetColumns): JsonObject {
  const record: JsonObject = {};
  for (const column of filledColumns(cells)) {
    const field = columns.fields.get(column);
    const written = cells[column] ?? null;
    const cell = typeof written === 'string' ? unneutralised(written) : written;
    if (field === undefined) setMember(record, unclaimedName(column, cells), cell);
    else
      place(
        record,
        field.split('.'),
        field === 'trace_rating' ? cell : valueOf(field, cell, column, columns),
      );
  }
  return record;
}

const filledColumns = (cells: JsonObject): string[] =>
  Object.keys(cells).filter((column) => !isBlank(cells[column]));

/** Every row has a cell in every column, so that one without content says nothing. */
function isBlank(cell: Json | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** A column that no field claims must not pass for one because of its heading. */
function unclaimedName(column: string, cells: JsonObject): string {
  if (!CTS_MEMBERS.has(column) && !isTraceFieldName(column)) return column;
  let name = `column.${column}`;
  while (Object.hasOwn(cells, name)) name = `column.${name}`;
  return name;
}

function valueOf(field: TraceFieldName, cell: Json, column: string, { zone }: SheetColumns): Json {
  if (typeof cell !== 'string') return cell;
  const word = cell.trim().toLowerCase();
  if (field === 'trace_rating') return RATINGS.get(word) ?? cell;
  switch (traceField(field)?.kind) {
    case 'boolean':
      // Table programs write it in capitals.
      return word === 'true' || word === 'false' ? word : cell;
    case 'list':
      return listOf(cell);
    case 'time':
      return readTime(cell) === 'time-without-zone' ? inZone(cell, zoneOfHeading(column) ?? zone) : cell;
    default:
      return cell;
  }
}

/** A time as if it were written with its zone: what its heading says, else what somebody said of the table. */
function inZone(cell: string, zone: string | null): string {
  if (zone === null) return cell;
  return /^(?:(?:UTC|GMT)?[+-].*|UTC|GMT)$/i.test(zone) ? `${cell} ${zone}` : `${cell} [${zone}]`;
}

function listOf(cell: string): Json[] {
  const written = parseJsonText(cell);
  return Array.isArray(written) ? written : [cell];
}

/** The column of the operator holds a name, or the whole user as JSON text. */
function placeUser(record: JsonObject, cell: Json): void {
  const user = objectOf(cell);
  if (user === undefined) place(record, ['user', 'name'], cell);
  else for (const name of Object.keys(user)) place(record, ['user', name], user[name] ?? null);
}

function place(record: JsonObject, path: readonly string[], cell: Json): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  const [next] = rest;
  if (next === undefined) {
    setMember(record, name, cell);
    return;
  }
  const inner = Object.hasOwn(record, name) ? record[name] : undefined;
  // A copy: what a cell holds may be the caller's.
  const object = isObject(inner) ? { ...inner } : {};
  setMember(record, name, object);
  place(object, rest, cell);
}
