import type { TracePair, TraceRow } from '../../../shared/model/browse.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { placeShown, shownIndex } from './expanded-rows.ts';

/** Rows that are only passed are not asked about. */
const SETTLES_AFTER_MS = 80;
/** Beyond so many, what is known is forgotten: asking again costs little. */
const MOST_KNOWN = 4_000;
const MOST_ASKED = 1_000;

/** The other record of a pair, shown beneath the one it belongs to. */
export interface BeneathRow extends TraceRow {
  beneath: TracePair;
  /** The fields that its values are of. */
  asked: readonly ColumnName[];
}

interface Expansion {
  /** Of the row above in the list. */
  index: number;
  pair: TracePair;
  beneath: BeneathRow;
}

/** What the rows in view were asked about: other fields, or other data, ask anew. */
interface Asked {
  columns: readonly ColumnName[];
  turn: number;
}

const NONE: ReadonlyMap<number, TracePair | null> = new Map();
let known = $state.raw(NONE);
let expanded = $state.raw<readonly Expansion[]>([]);
const indexes = $derived(expanded.map(({ index }) => index));
// Rows whose answer is of the data and the fields as they are now.
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- Nothing depends on it.
const fresh = new Set<number>();
let asked: Asked = { columns: [], turn: -1 };
let wanted: readonly number[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
/** What is on its way when the workspace changes is of no use. */
let generation = 0;

/** The pairs of asynchronous operations among the rows in view, and which of them are unfolded. */
export const pairs = {
  of: (row: number): TracePair | null => known.get(row) ?? null,
  isExpanded: (row: number): boolean => expanded.some(({ pair }) => pair.row === row),
  /** Rows that are shown beneath others. */
  get more(): number {
    return expanded.length;
  },
  shownIndex: (index: number): number => shownIndex(indexes, index),
  placeShown: (shown: number): { index: number; isBeneath: boolean } => placeShown(indexes, shown),
  beneath: (index: number): BeneathRow | undefined => expanded.find((one) => one.index === index)?.beneath,
  /** Told what is in view; asks once it stays. */
  look(rows: readonly number[], about: Asked): void {
    if (about.columns !== asked.columns || about.turn !== asked.turn) {
      asked = about;
      // What is known stays in view until the answer is there.
      fresh.clear();
    }
    wanted = rows;
    clearTimeout(timer);
    if (rows.some((row) => !fresh.has(row))) timer = setTimeout(() => void attempt(ask), SETTLES_AFTER_MS);
  },
  toggle(row: number, index: number): void {
    const rest = expanded.filter(({ pair }) => pair.row !== row);
    const pair = known.get(row);
    if (rest.length < expanded.length || pair === null || pair === undefined) expanded = rest;
    else expanded = [...rest, { index, pair, beneath: beneathOf(pair) }].sort((a, b) => a.index - b.index);
  },
  /** After the list was asked anew: rows that are still near stay unfolded. */
  settle(indexOf: (row: number) => number): void {
    if (expanded.length === 0) return;
    expanded = expanded
      .map((one) => ({ ...one, index: indexOf(one.pair.row) }))
      .filter(({ index }) => index >= 0)
      .sort((a, b) => a.index - b.index);
  },
  clear(): void {
    generation += 1;
    clearTimeout(timer);
    known = NONE;
    fresh.clear();
    expanded = [];
    asked = { columns: [], turn: -1 };
  },
};

/** The pair that a trace is part of, wherever it is shown. */
export async function pairOf(row: number): Promise<TracePair | null> {
  const { pairs: found } = await call('traces.pairs', { rows: [row], columns: [] });
  return found[0] ?? null;
}

async function ask(): Promise<void> {
  const about = asked;
  const turn = generation;
  const rows = wanted.filter((row) => !fresh.has(row)).slice(0, MOST_ASKED);
  const { pairs: found } = await call('traces.pairs', { rows, columns: [...about.columns] });
  if (about !== asked || turn !== generation) return;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It changes before it is anybody's state.
  const next = new Map<number, TracePair | null>(known);
  if (next.size > MOST_KNOWN) {
    next.clear();
    fresh.clear();
  }
  for (const row of rows) {
    next.set(row, null);
    fresh.add(row);
  }
  for (const pair of found) next.set(pair.row, pair);
  known = next;
  if (expanded.length > 0) expanded = expanded.flatMap((one) => renewed(one, next.get(one.pair.row)));
}

/** With what is known now; nothing where it is no pair any more. */
function renewed(one: Expansion, pair: TracePair | null | undefined): Expansion[] {
  if (pair === undefined) return [one];
  return pair === null ? [] : [{ ...one, pair, beneath: beneathOf(pair) }];
}

function beneathOf(pair: TracePair): BeneathRow {
  return { ...pair.partner, beneath: pair, asked: asked.columns };
}
