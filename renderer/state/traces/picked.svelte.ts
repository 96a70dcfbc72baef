import type { PageCursor } from '../../../shared/model/browse.ts';
import { MARKED_AT_ONCE } from '../../../shared/model/mark.ts';
import { ALL_TRACES, type Query } from '../../../shared/query/query.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { traceList } from './browse.svelte.ts';
import {
  countOf,
  differInTimeAlone,
  isAmong,
  NO_ROWS,
  questionOf,
  rowsBetween,
  spelledOut,
  stretchQuestion,
  toggled,
  type PickedRows,
  type Stretch,
} from './picked-rows.ts';
import { selection } from './selection.svelte.ts';

/** So many are held one by one. More are held as what is asked for, less those that were taken out. */
export const NAMED_AT_ONCE = MARKED_AT_ONCE;

const NOTHING: PickedRows = { stretch: null, more: NO_ROWS, without: NO_ROWS };

let held = $state.raw<{ rows: PickedRows; turn: number }>({ rows: NOTHING, turn: -1 });
/** So many were given up when the list was asked for something else. */
let dropped = $state.raw({ count: 0, turn: -1 });
/** Of those that are selected, so many the list does not have. */
let hidden = $state(0);
/** Where a stretch begins. */
let anchor: { index: number; cursor: PageCursor | null; turn: number } = {
  index: -1,
  cursor: null,
  turn: -1,
};

/** Null where one trace alone is selected. */
const rows = $derived(held.turn === selection.turn && countOf(held.rows) > 0 ? held.rows : null);

function hold(next: PickedRows): void {
  held = { rows: next, turn: selection.turn };
}

/** Several traces that are selected together, in the list where the keys select one. */
export const picked = {
  get isOn(): boolean {
    return rows !== null;
  },
  /** 0 where one trace alone is selected. */
  get count(): number {
    return rows === null ? 0 : countOf(rows);
  },
  /** All of them, in no order; null where they are too many to be named, or not known yet. */
  get named(): readonly number[] | null {
    return rows === null || rows.stretch !== null ? null : [...rows.more.keys()];
  },
  /** Of those that are selected, so many the list does not have: the filter changed since. */
  get hidden(): number {
    return rows === null ? 0 : hidden;
  },
  /** How many were given up when the list was asked for something else. */
  get dropped(): number {
    return dropped.turn === selection.turn && rows === null ? dropped.count : 0;
  },
  isPicked: (cursor: PageCursor, index: number): boolean =>
    rows === null ? cursor.row === selection.cursor?.row : isAmong(rows, cursor, index),
  /** Where two are selected, the one beside this one. */
  besides(row: number): number | null {
    const { named } = picked;
    return named?.length === 2 && named.includes(row) ? (named.find((one) => one !== row) ?? null) : null;
  },
  /** From where the keys began to where they are now. */
  extend(row: PageCursor | undefined, index: number, column: number): void {
    if (anchor.turn !== selection.turn || anchor.index < 0)
      anchor = {
        index: Math.max(selection.index, 0),
        cursor: selection.isAwaited ? null : selection.cursor,
        turn: selection.turn,
      };
    hidden = 0;
    selection.move(row, index, column);
    const from = Math.min(anchor.index, index);
    const to = Math.max(anchor.index, index);
    const here = to - from < NAMED_AT_ONCE ? rowsBetween((at) => traceList.at(at), from, to) : null;
    if (here !== null) return hold({ ...NOTHING, more: here });
    begin({ from, to, isAll: false, size: to - from + 1 });
  },
  all(): void {
    const total = traceList.total ?? 0;
    hidden = 0;
    if (total > 0) begin({ from: 0, to: total - 1, isAll: true, size: total });
  },
  toggle(row: PageCursor | undefined, index: number, column: number): void {
    const { cursor, index: before } = selection;
    const others = rows ?? (cursor === null ? NOTHING : toggled(NOTHING, cursor, before));
    if (rows === null) hidden = 0;
    selection.move(row, index, column);
    anchor = { index, cursor: row ?? null, turn: selection.turn };
    if (row !== undefined && canHold(others)) hold(toggled(others, row, index));
  },
  /** The keys go on, and what is selected stays. */
  move(row: PageCursor | undefined, index: number, column: number): void {
    const { cursor, index: before } = selection;
    if (rows === null && cursor !== null && before !== index) {
      hidden = 0;
      hold(toggled(NOTHING, cursor, before));
    }
    selection.move(row, index, column);
    anchor = { index, cursor: row ?? null, turn: selection.turn };
  },
  /** One alone is selected again. */
  clear(): void {
    held = { rows: NOTHING, turn: -1 };
  },
  /** What is selected as a question, once it is known; null where nothing is any more. */
  async question(): Promise<Query | null> {
    await settle();
    return rows === null ? null : questionOf(rows);
  },
  /** Once they are known; null where they are too many. */
  async names(): Promise<readonly number[] | null> {
    await settle();
    return picked.named;
  },
  /** The list was asked anew: places in it are others, and rows that are named are what they were. */
  async follow(): Promise<void> {
    const { stretch } = held.rows;
    const cursor = anchor.cursor;
    if (cursor !== null) {
      const index = await traceList.placeOf(cursor);
      if (anchor.cursor === cursor && index !== null) anchor = { ...anchor, index };
    }
    if (stretch === null) return countHidden();
    if (held.rows.stretch !== stretch) return;
    if (!isOfList(stretch)) return giveUp();
    if (stretch.isAll) return goOn(stretch);
    const { ends } = stretch;
    const places =
      ends === null ? [] : [await traceList.placeOf(ends.first), await traceList.placeOf(ends.last)];
    const [one, other] = places;
    if (held.rows.stretch !== stretch || typeof one !== 'number' || typeof other !== 'number') return;
    await goOn({ ...stretch, from: Math.min(one, other), to: Math.max(one, other) });
  },
};

const isOfList = ({ query }: Stretch): boolean =>
  traceList.shown !== null && differInTimeAlone(traceList.shown.query, query);

function giveUp(): void {
  const count = rows === null ? 0 : countOf(rows);
  picked.clear();
  dropped = { count, turn: selection.turn };
}

/** In a list that was asked anew. */
async function goOn(stretch: Stretch): Promise<void> {
  begin(stretch, held.rows);
  await settle();
  await countHidden();
}

async function countHidden(): Promise<void> {
  const before = held;
  const { shown } = traceList;
  if (rows === null || shown === null) return;
  const query: Query = { kind: 'and', of: [shown.query, questionOf(rows)] };
  await attempt(async () => {
    const page = { from: { start: true as const }, limit: 1, order: shown.order };
    const { total } = await call('traces.page', { query, page, columns: [] });
    if (held === before) hidden = countOf(before.rows) - total;
  });
}

/** A question names so many at most. */
const canHold = ({ more, without }: PickedRows): boolean =>
  more.size < NAMED_AT_ONCE && without.size < NAMED_AT_ONCE;

function begin(
  stretch: Pick<Stretch, 'from' | 'to' | 'isAll' | 'size'> & Partial<Stretch>,
  beside: PickedRows = NOTHING,
): void {
  const { known, shown } = traceList;
  const query = shown?.query ?? ALL_TRACES;
  const next = { query, known, ends: null, ...stretch, isSettled: false };
  const { turn } = selection;
  held = { rows: { ...beside, stretch: next }, turn: beside === NOTHING ? turn : held.turn };
  void settle();
}

let running: Promise<void> | null = null;

/** Once it is known what is selected. */
function settle(): Promise<void> {
  running ??= run().finally(() => (running = null));
  return running;
}

async function run(): Promise<void> {
  for (;;) {
    const { stretch } = held.rows;
    if (stretch === null || stretch.isSettled) return;
    await attempt(() => find(stretch));
    // It could not be asked; why is told.
    if (held.rows.stretch === stretch) picked.clear();
  }
}

/** Asks how many there are, and which where they are few. */
async function find(stretch: Stretch): Promise<void> {
  const ends = stretch.isAll ? null : (stretch.ends ?? (await endsOf(stretch)));
  if (held.rows.stretch !== stretch) return;
  if ((ends === null && !stretch.isAll) || !isOfList(stretch)) return giveUp();
  const isFew = stretch.size <= NAMED_AT_ONCE;
  const found = await call('traces.page', {
    query: stretchQuestion({ ...stretch, ends }),
    page: { from: { start: true }, limit: isFew ? NAMED_AT_ONCE : 1, order: 'newest' },
    columns: [],
  });
  if (held.rows.stretch !== stretch) return;
  const { turn, rows: before } = held;
  const size = found.total;
  if (found.rows.length === size) held = { turn, rows: spelledOut(before, found.rows) };
  else
    held = {
      turn,
      rows: { ...before, stretch: { ...stretch, ends, size, isSettled: size > NAMED_AT_ONCE } },
    };
}

async function endsOf({ from, to }: Stretch): Promise<Stretch['ends']> {
  const top = await traceList.rowAt(from);
  const bottom = await traceList.rowAt(to);
  if (top === null || bottom === null) return null;
  const [one, other] = [top, bottom].map(({ row, time }): PageCursor => ({ row, time }));
  if (one === undefined || other === undefined) return null;
  return traceList.shown?.order === 'newest' ? { first: other, last: one } : { first: one, last: other };
}
