import type { PageCursor, TraceRow } from '../../../shared/model/browse.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';

let cursor = $state.raw<PageCursor | null>(null);
let index = $state(-1);
let column = $state(0);
/** The keys have come to a row that is not here yet. */
let isAwaited = $state(false);
let isOpen = $state(false);
let turn = $state(0);
let turns = 0;

function begin(): void {
  turns += 1;
  turn = turns;
}

function stand(row: Pick<TraceRow, 'row' | 'time'> | undefined, at: number, inColumn: number): void {
  index = at;
  column = inColumn;
  isAwaited = row === undefined;
  if (row !== undefined && row.row !== cursor?.row) cursor = { row: row.row, time: row.time };
}

/** The trace that the keys have come to. It stays when the list changes, also where the list no longer has it. */
export const selection = {
  get cursor(): PageCursor | null {
    return cursor;
  },
  /** Its index, or the one it would have; -1 where nothing is selected. */
  get index(): number {
    return index;
  },
  /** The column that left and right move. */
  get column(): number {
    return column;
  },
  get isAwaited(): boolean {
    return isAwaited;
  },
  /** Whether its details are shown. */
  get isOpen(): boolean {
    return isOpen;
  },
  /** Rises when one trace alone is selected: others that were taken with it are not any more. */
  get turn(): number {
    return turn;
  },
  choose(row: Pick<TraceRow, 'row' | 'time'> | undefined, at: number, inColumn = column): void {
    begin();
    stand(row, at, inColumn);
  },
  /** The keys go on among several that are selected. */
  move(row: Pick<TraceRow, 'row' | 'time'> | undefined, at: number, inColumn = column): void {
    stand(row, at, inColumn);
  },
  stands(at: number): void {
    index = at;
  },
  open(): void {
    isOpen = true;
  },
  close(): void {
    isOpen = false;
  },
  clear(): void {
    begin();
    cursor = null;
    index = -1;
    isAwaited = false;
    isOpen = false;
  },
  /** As it was left; where it stands is known with the list. */
  restore(left: PageCursor, wasOpen: boolean): void {
    cursor = left;
    isOpen = wasOpen;
  },
  /** By its row alone, as an address has it. */
  async find(row: number): Promise<PageCursor | null> {
    await attempt(async () => {
      const { trace } = await call('traces.open', { row });
      cursor = { row, time: trace.time };
    });
    return cursor?.row === row ? cursor : null;
  },
};
