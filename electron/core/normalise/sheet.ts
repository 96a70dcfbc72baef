import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import { CTS_MEMBERS } from './cts.ts';
import { setMember } from './new-trace.ts';
import { isObject, objectOf } from './values.ts';

/** The CTS record that the cells of a row write, given which field each column holds. */
export function recordOfRow(cells: JsonObject, columns: ReadonlyMap<string, TraceFieldName>): JsonObject {
  const record: JsonObject = {};
  for (const column of Object.keys(cells)) {
    const field = columns.get(column);
    const cell = cells[column] ?? null;
    // A column that no field claims must not pass for one because of its heading.
    if (field === undefined) setMember(record, CTS_MEMBERS.has(column) ? `column.${column}` : column, cell);
    else if (field === 'user.name') placeUser(record, cell);
    else place(record, field.split('.'), cell);
  }
  return record;
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
  const object = isObject(inner) ? inner : {};
  setMember(record, name, object);
  place(object, rest, cell);
}
