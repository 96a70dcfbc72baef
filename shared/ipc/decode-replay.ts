import * as v from 'valibot';
import { ASSUMPTION_NAMES, ASSUMPTIONS, type Assumptions } from '../model/assumptions.ts';
import { NESTING_LIMIT, type Json } from '../model/json.ts';
import {
  MOST_SAMPLES,
  type AskedWindow,
  type ReplayedDraft,
  type SampleRequest,
} from '../model/replay-request.ts';
import { COLUMN_NAMES } from '../model/trace-columns.ts';
import { PROVIDERS } from '../model/trace.ts';
import { columnName } from './decode-query.ts';

/** Of all members, elements and characters of a draft together. */
const LARGEST_DRAFT = 20_000_000;
/** A list or an object costs as much time to look at as so many characters; one may stand in itself, twice at each level. */
const SIZE_OF_HOLDER = 100;

const instant = v.nullable(v.pipe(v.number(), v.safeInteger()));

export const askedWindow: v.GenericSchema<unknown, AskedWindow> = v.strictObject({
  from: instant,
  to: instant,
  file: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});

export const samples: v.GenericSchema<unknown, SampleRequest> = v.strictObject({
  limit: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_SAMPLES)),
  columns: v.pipe(v.array(columnName), v.maxLength(COLUMN_NAMES.length)),
});

export const assumptions = v.custom<Partial<Assumptions>>(
  (value) =>
    isPlainObject(value) &&
    Object.entries(value).every(([name, chosen]) =>
      ASSUMPTION_NAMES.some((known) => known === name && ASSUMPTIONS[known].some((one) => one === chosen)),
    ),
  'are no assumptions',
);

export const draft: v.GenericSchema<unknown, ReplayedDraft> = v.strictObject({
  notification: v.custom<Json>(isJson, 'is no JSON, or beyond any use'),
  provider: v.picklist(PROVIDERS),
  projectId: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  assumptions,
  respectStatus: v.boolean(),
});

/** Goes level by level: what is nested ten thousand deep must not exhaust the stack. */
function isJson(value: unknown): boolean {
  let level: unknown[] = [value];
  let size = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > NESTING_LIMIT) return false;
    const next: unknown[] = [];
    for (const one of level) {
      size += sizeOf(one);
      if (size > LARGEST_DRAFT || !isScalar(one, next)) return false;
    }
    level = next;
  }
  return true;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 1;
  return typeof value === 'object' && value !== null ? SIZE_OF_HOLDER : 1;
}

/** Whether it is one, or holds others, which are put into the list. */
function isScalar(value: unknown, inner: unknown[]): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value) && !isWhole(value)) return false;
  if (!Array.isArray(value) && !isPlainObject(value)) return false;
  for (const one of Object.values(value)) inner.push(one);
  // A long list may stand in itself at each of its places.
  return inner.length <= LARGEST_DRAFT;
}

/** A gap in a list crosses to another process, and is no JSON. */
function isWhole(list: readonly unknown[]): boolean {
  for (let at = 0; at < list.length; at += 1) if (!Object.hasOwn(list, at)) return false;
  return true;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
