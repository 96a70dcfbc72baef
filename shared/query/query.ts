import type { PageCursor } from '../model/browse.ts';
import type { FileProperty } from '../model/file-property.ts';
import type { MarkField } from '../model/mark.ts';
import type { ColumnName } from '../model/trace-columns.ts';

/**
 * Which traces a person asks for, as plain data. Two-valued: an absent value is in no list and contains nothing, and
 * `not` is the plain complement. Only what columns answer is here; text in bodies is searched first, and its rows are named.
 */
export type Query =
  | { kind: 'all' }
  /** Of nothing: all. */
  | { kind: 'and'; of: readonly Query[] }
  /** Of nothing: none. */
  | { kind: 'or'; of: readonly Query[] }
  | { kind: 'not'; of: Query }
  | { kind: 'field'; field: ColumnName; test: FieldTest }
  /** What a search through originals has found by now, by the id it was asked for under; nothing where there is none. */
  | { kind: 'found'; search: string }
  | MarkLeaf
  | DraftQuery
  | ReportedQuery
  | FileQuery
  | RowsLeaf
  | TimeRange;

/** What a person put on a trace. A bookmark is `true` or `false`; of several tags, some one passes. */
export interface MarkLeaf {
  kind: 'marked';
  field: MarkField;
  test: FieldTest;
}

/** Traces on which a draft's verdict is this. Of drafts by name: some draft's; `empty`: no draft's. */
export interface DraftQuery {
  kind: 'draft';
  verdict: AskedVerdict;
  of: { id: number } | { name: FieldTest };
}

/** Traces that an enabled notification of an account reports, as it was looked at last. By name: some one; `empty`: none. */
export interface ReportedQuery {
  kind: 'reported';
  verdict: AskedVerdict;
  test: FieldTest;
}

/**
 * Traces by the file they were read from: such a path (of an account, such an address), or the number of the import that brought it.
 * No pattern: nobody could stop it.
 */
export interface FileQuery {
  kind: 'file';
  by: FileProperty;
  test: Exclude<FieldTest, { kind: 'regex' }>;
}

/** Rows by their numbers, which rise as traces come in, or by where they stand in time. */
export interface RowsLeaf {
  kind: 'rows';
  which:
    | { named: readonly number[] }
    /** That were there before the row of this number. */
    | { before: number }
    /** From one row to the other, both included, the earlier one first. */
    | { first: PageCursor; last: PageCursor };
}

export const ASKED_VERDICTS = ['match', 'unknown'] as const;
export type AskedVerdict = (typeof ASKED_VERDICTS)[number];

/** From inclusive, to exclusive, in milliseconds; a trace without a record time is in no range of it. */
export interface TimeRange {
  kind: 'time';
  field: TimeField;
  from?: number;
  to?: number;
}

export const TIME_FIELDS = ['time', 'record_time'] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

/** `fold`: upper and lower case are one. */
export type FieldTest =
  | { kind: 'in'; values: readonly string[]; fold: boolean }
  | { kind: 'contains'; text: string; fold: boolean }
  | { kind: 'starts-with'; text: string; fold: boolean }
  /** A JavaScript pattern in Unicode mode, found anywhere in the value. */
  | { kind: 'regex'; pattern: string; fold: boolean }
  | { kind: 'empty' };

export const ALL_TRACES: Query = { kind: 'all' };

/** Traces that bear any mark: nothing takes them out. */
export const MARKED: Query = {
  kind: 'or',
  of: [
    { kind: 'marked', field: 'bookmarked', test: { kind: 'in', values: ['true'], fold: false } },
    { kind: 'not', of: { kind: 'marked', field: 'tag', test: { kind: 'empty' } } },
    { kind: 'not', of: { kind: 'marked', field: 'note', test: { kind: 'empty' } } },
  ],
};

/** Deeper trees are refused where they are decoded: they are walked by recursion. */
export const QUERY_DEPTH_LIMIT = 100;

/** The searches whose rows a query names. */
export function searchesIn(query: Query): string[] {
  switch (query.kind) {
    case 'found':
      return [query.search];
    case 'not':
      return searchesIn(query.of);
    case 'and':
    case 'or':
      return query.of.flatMap(searchesIn);
    case 'all':
    case 'field':
    case 'marked':
    case 'time':
    case 'draft':
    case 'reported':
    case 'file':
    case 'rows':
      return [];
  }
}

/** Whether it, or a part of it, is of this kind. */
export function asks(query: Query, kind: Query['kind']): boolean {
  if (query.kind === kind) return true;
  if (query.kind === 'not') return asks(query.of, kind);
  return (query.kind === 'and' || query.kind === 'or') && query.of.some((part) => asks(part, kind));
}

/** What is asked of drafts, by the query or a part of it. */
export function draftsIn(query: Query): DraftQuery[] {
  if (query.kind === 'draft') return [query];
  if (query.kind === 'not') return draftsIn(query.of);
  return query.kind === 'and' || query.kind === 'or' ? query.of.flatMap(draftsIn) : [];
}
