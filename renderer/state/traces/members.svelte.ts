import type { MemberColumn } from '../../../shared/model/list-column.ts';
import { MEMBER_CELL_LIMITS, type MemberCell } from '../../../shared/model/member-cell.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';

/** Rows that are only passed are not read. */
const SETTLES_AFTER_MS = 60;
/** Beyond so many, what is known is forgotten: a screen of rows is read again in milliseconds. */
const MOST_KNOWN = 4_000;

interface Asked {
  columns: readonly MemberColumn[];
  turn: number;
}

type Cells = ReadonlyMap<MemberColumn, MemberCell>;

const NONE: ReadonlyMap<number, Cells> = new Map();
let known = $state.raw(NONE);
// Rows whose answer is of the data and the columns as they are now.
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- Nothing depends on it.
const fresh = new Set<number>();
let asked: Asked = { columns: [], turn: -1 };
let wanted: readonly number[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let isAsking = false;
/** What is on its way when the workspace changes is of no use. */
let generation = 0;

/** What the rows in view have at paths that no column of the data holds. It comes after the rows, which do not wait for it. */
export const members = {
  /** Undefined while it is on its way. */
  of: (row: number, column: MemberColumn): MemberCell | undefined => known.get(row)?.get(column),
  /** Told what is in view; asks once it stays. */
  look(rows: readonly number[], about: Asked): void {
    if (about.columns !== asked.columns || about.turn !== asked.turn) {
      asked = about;
      // What is known stays in view until the answer is there.
      fresh.clear();
    }
    wanted = about.columns.length === 0 ? [] : rows;
    clearTimeout(timer);
    if (wanted.some((row) => !fresh.has(row))) timer = setTimeout(() => void ask(), SETTLES_AFTER_MS);
  },
  /** The whole of what is cut in the list. */
  async whole(row: number, column: MemberColumn): Promise<MemberCell | undefined> {
    const { cells } = await call('traces.members', { rows: [row], columns: [column], isWhole: true });
    return cells[0]?.[0];
  },
  clear(): void {
    generation += 1;
    clearTimeout(timer);
    known = NONE;
    fresh.clear();
    wanted = [];
    asked = { columns: [], turn: -1 };
  },
};

/** One question at a time: what has gone out of view meanwhile is not asked for at all. */
async function ask(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  await attempt(async () => {
    for (;;) {
      const rows = wanted.filter((row) => !fresh.has(row)).slice(0, MEMBER_CELL_LIMITS.rows);
      if (rows.length === 0) break;
      await read(rows, asked);
    }
  });
  isAsking = false;
}

async function read(rows: readonly number[], about: Asked): Promise<void> {
  const turn = generation;
  const { cells } = await call('traces.members', {
    rows: [...rows],
    columns: [...about.columns],
    isWhole: false,
  });
  if (turn !== generation || about !== asked) return;
  if (known.size > MOST_KNOWN) {
    known = NONE;
    fresh.clear();
  }
  const found = rows.map((row, at): [number, Cells] => [row, cellsOf(about.columns, cells[at] ?? [])]);
  known = new Map<number, Cells>([...known, ...found]);
  for (const row of rows) fresh.add(row);
}

const cellsOf = (columns: readonly MemberColumn[], cells: readonly MemberCell[]): Cells =>
  new Map(
    columns.flatMap((column, at) => {
      const cell = cells[at];
      return cell === undefined ? [] : [[column, cell] as const];
    }),
  );
