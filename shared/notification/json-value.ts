import type { JsonKind } from '../model/import-report.ts';
import type { Json, JsonObject } from '../model/json.ts';

export function kindOf(value: Json): JsonKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const kind = typeof value;
  if (kind === 'object') return 'object';
  return kind === 'string' ? 'text' : kind === 'number' ? 'number' : 'boolean';
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absent is null: nothing that reads a notification tells the two apart. What every object inherits is no member. */
export function memberOf(object: JsonObject, name: string): Json {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : null;
}

/** Walks without the stack of calls, which a hostile value would exhaust. */
export function isNestedDeeper(value: Json, limit: number): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: Json[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue;
      if (depth === limit) return true;
      for (const inner of Array.isArray(each) ? each : Object.values(each)) below.push(inner);
    }
    level = below;
  }
  return false;
}

/** Whether a number in it is beyond 2^53, where digits get lost. */
export function hasLongNumber(value: Json): boolean {
  if (typeof value === 'number') return !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  if (typeof value !== 'object' || value === null) return false;
  return (Array.isArray(value) ? value : Object.values(value)).some(hasLongNumber);
}
