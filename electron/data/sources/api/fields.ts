import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { parseJson } from '../files/json/value.ts';
import { isObject } from './answer.ts';

/** Thrown where an answer lacks what makes it one. */
export class WrongShape extends Error {}

/** A member by its documented name, or in the spelling that examples of the same documents have: `groupId`. */
export function member(object: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const other = name.replaceAll(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
  return Object.hasOwn(object, other) ? object[other] : undefined;
}

export function text(object: JsonObject, name: string): string | null {
  const value = member(object, name);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

export function neededText(object: JsonObject, name: string): string {
  const found = text(object, name);
  if (found === null) throw new WrongShape(name);
  return found;
}

export function number(object: JsonObject, name: string): number | null {
  const value = member(object, name);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

export function flag(object: JsonObject, name: string): boolean | null {
  const value = member(object, name);
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : null;
}

/** An object, or the text of one. */
export function object(holder: JsonObject, name: string): JsonObject | null {
  const value = member(holder, name);
  const read = typeof value === 'string' ? parseJson(value) : value;
  return isObject(read) ? read : null;
}

/** Texts of a list; none where it is absent. */
export function texts(holder: JsonObject, name: string): string[] {
  const value = member(holder, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The objects of a list that may be absent. */
export function objects(holder: JsonObject, name: string): JsonObject[] {
  const value = member(holder, name);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The list an answer is about. One that says nothing of it is not taken for an empty one; `null` is. */
export function listed<Item>(holder: JsonObject, name: string, read: (item: JsonObject) => Item): Item[] {
  const value = member(holder, name);
  if (value === null) return [];
  if (!Array.isArray(value)) throw new WrongShape(name);
  return value.map((item) => {
    if (!isObject(item)) throw new WrongShape(name);
    return read(item);
  });
}
