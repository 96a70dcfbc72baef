import type { Json, JsonObject } from '../../../../shared/model/json.ts';

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null for what is absent, and for whatever is asked of what is no object; never something inherited. */
export function rawMember(value: Json, name: string): Json {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}
