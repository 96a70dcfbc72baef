import { STARTS_AT, SPAN_MS } from './generate.ts';
import type { Population } from './population.ts';

/** Equality of fields and a window of time, all of them at once: what every store of the contest can be asked. */
export interface Filter {
  name: string;
  equals: Readonly<Partial<Record<FilterField, string>>>;
  /** From, and up to without. */
  window?: readonly [number, number];
}

export type FilterField =
  'trace_rating' | 'service_type' | 'trace_name' | 'trace_type' | 'user_name' | 'resource_id' | 'code';

export type Place =
  | { at: 'first' }
  /** After the last row of a page before. */
  | { at: 'next'; after: Row }
  /** After as many rows: where a dragged scroll bar ends up. */
  | { at: 'row'; row: number };

export interface Row {
  traceId: string;
  time: number;
}

export const PAGE_ROWS = 200;
export const HOUR_MS = 3_600_000;
/** Newest first. */
export type Page = readonly Row[];

/** From everything to next to nothing, over few and many columns. */
export function filtersOf({ operations, users }: Population): Filter[] {
  const popular = operations[0];
  const middling = operations[80];
  const rare = operations.at(-1);
  if (popular === undefined || middling === undefined || rare === undefined) return [];
  const middle = STARTS_AT + SPAN_MS / 2;
  return [
    { name: 'everything', equals: {} },
    { name: 'incidents', equals: { trace_rating: 'incident' } },
    { name: 'normal of a service', equals: { trace_rating: 'normal', service_type: popular.service } },
    { name: 'incidents of a service', equals: { trace_rating: 'incident', service_type: middling.service } },
    { name: 'a popular operation', equals: { trace_name: popular.name } },
    { name: 'a rare operation', equals: { trace_name: rare.name, service_type: rare.service } },
    { name: 'a user', equals: { user_name: users[10]?.name ?? '' } },
    { name: 'failed calls of a user', equals: { user_name: users[3]?.name ?? '', trace_rating: 'warning' } },
    { name: 'a resource', equals: { resource_id: popular.resources[0]?.id ?? '' } },
    { name: 'refused by code', equals: { code: '403', trace_type: 'ConsoleAction' } },
    { name: 'a day', equals: {}, window: [middle, middle + 86_400_000] },
  ];
}

/** In no trace, and in bodies only: a flavour that requests ask for. */
export const TEXT_MISS = 'no-such-text-9f3b';
export const TEXT_HIT = 'm7.2xlarge.8';
