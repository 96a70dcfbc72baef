import type { Json, JsonObject } from '../../../../../shared/model/json.ts';

/** What was found in a value, as bits. */
export const [TOO_DEEP, INEXACT, HAS_LIST] = [1, 2, 4];

interface Source {
  /** The text of a number, a literal or a string. */
  source?: string;
}
type Reviver = (this: object, key: string, value: Json, context: Source) => Json;
// The compiler's library does not know the third argument yet.
const parseWith = JSON.parse as (text: string, reviver: Reviver) => Json;

/** The value a text writes; undefined where it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * The same with every number beyond 2^53 as its text: slower by a call a value, so only where there is one. `onlong` is told in which
 * object or list, and by which name, one of them stands.
 */
export function parseExact(text: string, onlong?: (holder: object, key: string) => void): Json {
  return parseWith(text, function (this: object, key, value, { source }) {
    if (typeof value !== 'number' || !isInexact(value) || source === undefined) return value;
    onlong?.(this, key);
    return source;
  });
}

/** Walks a value once: recursion ends at the level that is too deep. */
export function inspect(value: Json, levels: number): number {
  if (typeof value === 'object') return value === null ? 0 : inspectMembers(value, levels, true);
  return typeof value === 'number' && isInexact(value) ? INEXACT : 0;
}

function inspectMembers(value: Json[] | JsonObject, levels: number, isTop: boolean): number {
  if (levels === 0) return TOO_DEEP;
  let found = 0;
  if (Array.isArray(value)) {
    for (const item of value) found |= inspectItem(item, levels);
    return found;
  }
  for (const key in value) {
    const item = value[key] as Json;
    if (isTop && typeof item === 'object' && mayHoldList(key, item)) found |= HAS_LIST;
    found |= inspectItem(item, levels);
  }
  return found;
}

function inspectItem(item: Json, levels: number): number {
  if (typeof item === 'object') return item === null ? 0 : inspectMembers(item, levels - 1, false);
  return typeof item === 'number' && isInexact(item) ? INEXACT : 0;
}

const mayHoldList = (key: string, item: Json): boolean => Array.isArray(item) || key === 'SystemEvents';

const isInexact = (value: number): boolean => !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
