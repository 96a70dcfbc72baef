import type { Json, JsonObject } from '../../../shared/model/json.ts';
import { parseJsonText } from './json-text.ts';

// Members come in types their documents do not promise; what is absent, null or empty text is null here.

export function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function trimmedTextOf(value: Json | undefined): string | null {
  return textOf(textOf(value)?.trim());
}

/** A body: JSON text becomes the object or list it writes, other text stays text. */
export function bodyOf(value: Json | undefined): Json {
  if (typeof value === 'string') return value === '' ? null : (parseJsonText(value) ?? value);
  return value ?? null;
}

/** A body that comes twice, as members and as text: where there are no members, the text may have more. */
export function bodyOfEither(members: Json | undefined, text: Json | undefined): Json {
  const body = bodyOf(members);
  const isEmpty = body === null || (isObject(body) && Object.keys(body).length === 0);
  return isEmpty ? (bodyOf(text) ?? body) : body;
}

/** An object, or one written as JSON text; undefined for anything else. */
export function objectOf(value: Json | undefined): JsonObject | undefined {
  const found = typeof value === 'string' ? parseJsonText(value) : value;
  return isObject(found) ? found : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of what may not be an object, and never an inherited one: records name members `constructor`, too. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Undefined when it is there but neither true nor false. */
export function booleanOf(value: Json | undefined): boolean | null | undefined {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null || value === '') return null;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** Undefined when it is there but no number. */
export function numberOf(value: Json | undefined): number | null | undefined {
  if (typeof value === 'number') return value;
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

export function textListOf(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map(textOf).filter((text) => text !== null);
}

/** The account a resource belongs to, where it is known to be another than that of who acted. */
export function otherAccount(owner: string | null, actor: string | null): string | null {
  return actor === null || owner === actor ? null : owner;
}
