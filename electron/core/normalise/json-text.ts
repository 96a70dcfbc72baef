import { NESTING_LIMIT, type Json } from '../../../shared/model/json.ts';

/** Where a number begins that a double may not hold: sixteen digits in a row, or an exponent that is not negative. */
const MAY_LOSE_DIGITS = /[:,[]\s*-?(?:\d{16}|\d+(?:\.\d+)?[eE]\+?\d)/;

/** The object or list that a text writes; undefined when it writes neither, or nests too deep to be walked. */
export function parseJsonText(text: string): Json | undefined {
  if (!opensJson(text)) return undefined;
  const value = parsed(text);
  // Each level takes two characters.
  const tooDeep =
    text.length > 2 * NESTING_LIMIT && value !== undefined && isNestedDeeper(value, NESTING_LIMIT);
  return tooDeep ? undefined : value;
}

function opensJson(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) <= 32) at += 1;
  const code = text.charCodeAt(at);
  return code === 123 || code === 91;
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = MAY_LOSE_DIGITS.test(text) ? JSON.parse(text, revived) : JSON.parse(text);
    return value as Json;
  } catch {
    return undefined;
  }
}

function revived(_key: string, value: unknown, written?: { source?: string }): unknown {
  return typeof value === 'number' && written?.source !== undefined
    ? exactNumber(value, written.source)
    : value;
}

/** A number that a double does not hold stays as it is written, as text. */
export function exactNumber(value: number, written: string): number | string {
  return isExact(value) ? value : written;
}

/** Whether a number can be what was written: whole ones beyond 2^53 may have lost digits. */
export function isExact(value: number): boolean {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
}

export function isNestedDeeper(value: Json, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isNestedDeeper(item, limit - 1));
  for (const key in value) {
    const member = value[key];
    if (typeof member === 'object' && isNestedDeeper(member, limit - 1)) return true;
  }
  return false;
}
