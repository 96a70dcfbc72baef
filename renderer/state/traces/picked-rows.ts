import type { PageCursor } from '../../../shared/model/browse.ts';
import type { Query, TimeRange } from '../../../shared/query/query.ts';

export type Rows = ReadonlyMap<number, PageCursor>;

export const NO_ROWS: Rows = new Map();

/** What stands together in a list, from one place to another. */
export interface Stretch {
  /** The question that the list answered; places are of its answer. */
  query: Query;
  /** Traces that came in since have this number or a higher one. */
  known: number;
  /** The first place and the last. */
  from: number;
  to: number;
  /** The whole list, however many it comes to have. */
  isAll: boolean;
  size: number;
  /** The rows at both ends, in the order of time; null while they are not known, and of the whole list. */
  ends: { first: PageCursor; last: PageCursor } | null;
  /** Whether its size and its ends were asked for. */
  isSettled: boolean;
}

/** Several rows that are selected: a stretch, some others, and what was taken out of it again. */
export interface PickedRows {
  stretch: Stretch | null;
  more: Rows;
  without: Rows;
}

export function countOf({ stretch, more, without }: PickedRows): number {
  return (stretch?.size ?? 0) + more.size - without.size;
}

/** Whether a row at a place of the list is among them. */
export function isAmong({ stretch, more, without }: PickedRows, cursor: PageCursor, index: number): boolean {
  const { row } = cursor;
  return more.has(row) || (stretch !== null && isIn(stretch, cursor, index) && !without.has(row));
}

/** The list may look at another window of time by now. */
function isIn({ query, known, isAll, from, to }: Stretch, { row, time }: PageCursor, index: number): boolean {
  const isThere = index >= 0 && (isAll || (index >= from && index <= to));
  return isThere && row < known && partsOf(query).times.every((range) => isWithin(range, time));
}

const isWithin = ({ from = -Infinity, to = Infinity }: TimeRange, time: number): boolean =>
  time >= from && time < to;

/** What a question says of the time of a trace, and all else. */
function partsOf(query: Query): { times: TimeRange[]; others: Query[] } {
  const parts = query.kind === 'and' ? query.of : [query];
  const times = parts.filter((part) => part.kind === 'time').filter(({ field }) => field === 'time');
  const others = parts.filter((part) => part.kind !== 'all' && !times.some((range) => range === part));
  return { times, others };
}

/** Whether lists of both have the same traces but for the window of time that they look at. */
export function differInTimeAlone(one: Query, other: Query): boolean {
  return JSON.stringify(partsOf(one).others) === JSON.stringify(partsOf(other).others);
}

/** With the row, or without it where it was among them. */
export function toggled(picked: PickedRows, cursor: PageCursor, index: number): PickedRows {
  const { stretch, more, without } = picked;
  const { row } = cursor;
  const isIncluded = isAmong(picked, cursor, index);
  const isOfStretch = stretch !== null && isIn(stretch, cursor, index);
  return isOfStretch
    ? { stretch, more, without: isIncluded ? added(without, cursor) : removed(without, row) }
    : { stretch, without, more: isIncluded ? removed(more, row) : added(more, cursor) };
}

const added = (rows: Rows, { row, time }: PageCursor): Rows => new Map([...rows, [row, { row, time }]]);
const removed = (rows: Rows, row: number): Rows => new Map([...rows].filter(([one]) => one !== row));

/** As a question, which means the same rows whatever comes in. */
export function questionOf({ stretch, more, without }: PickedRows): Query {
  if (stretch === null) return names(more);
  const left: Query = { kind: 'and', of: [stretchQuestion(stretch), { kind: 'not', of: names(without) }] };
  return { kind: 'or', of: [left, names(more)] };
}

export function stretchQuestion({ query, known, ends }: Stretch): Query {
  const before: Query = { kind: 'rows', which: { before: known } };
  const between: Query[] = ends === null ? [] : [{ kind: 'rows', which: ends }];
  return { kind: 'and', of: [query, before, ...between] };
}

const names = (rows: Rows): Query => ({ kind: 'rows', which: { named: [...rows.keys()] } });

/** The rows of a stretch by name, with those beside it. */
export function spelledOut(picked: PickedRows, rows: readonly PageCursor[]): PickedRows {
  const more = new Map<number, PageCursor>();
  for (const { row, time } of rows) if (!picked.without.has(row)) more.set(row, { row, time });
  for (const [row, cursor] of picked.more) more.set(row, cursor);
  return { stretch: null, more, without: NO_ROWS };
}

/** Where all of them are here; else null. */
export function rowsBetween(
  at: (index: number) => PageCursor | undefined,
  from: number,
  to: number,
): Rows | null {
  const here = new Map<number, PageCursor>();
  for (let index = from; index <= to; index += 1) {
    const cursor = at(index);
    if (cursor === undefined) return null;
    here.set(cursor.row, { row: cursor.row, time: cursor.time });
  }
  return here;
}
