import type { Bitset } from '../columns/bitset.ts';
import { Bitset as Rows } from '../columns/bitset.ts';
import { transpose } from './bit-matrix.ts';
import { originGroups, type OriginGroup } from './origin-groups.ts';
import { hasPostings } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import { matchesOf, originRows, replay, verdictsIn, verdictsOf, type Verdicts } from './replay.ts';
import type { Asked, ReplayIndex, Window } from './replay-index.ts';
import { restrictionsOf, type Restriction } from './restrictions.ts';

/** Plans that go over the rows together: a bit each of a word. */
const TOGETHER = 32;

/** What passes one row in so many is found by its postings, without looking at every row. */
const RARE = 16;

/**
 * Many plans over the same rows: 32 at a time, a row is looked up once a column for all of them. The answers are those of each
 * plan alone.
 */
export function replayAll(
  plans: readonly Plan[],
  index: ReplayIndex,
  window: Window | null = null,
): Verdicts[] {
  const looked = index.rowsIn(window);
  const answers: Verdicts[] = new Array<Verdicts>(plans.length);
  const lanes: Lane[] = [];
  plans.forEach((plan, at) => {
    const [group, ...others] = originGroups(plan, index);
    // Formats that lack different fields make several plans of one.
    if (group === undefined || others.length > 0) {
      answers[at] = replay(plan, index, window);
      return;
    }
    const lane = laneOf(index, at, group, restrictionsOf(plan, index, group));
    // What passes few rows, or all of them, is cheaper alone.
    if (lane.rows * RARE > index.rows && !lane.asksNothing) lanes.push(lane);
    else
      answers[at] = verdictsIn(
        index,
        window,
        originRows(index, group.origins, looked),
        verdictsOf(index, group, lane.restrictions, looked),
      );
  });
  // Those that pass few rows share their words: where a word has none, its rows cost nothing more.
  lanes.sort((a, b) => a.rows - b.rows || a.plan - b.plan);
  for (let from = 0; from < lanes.length; from += TOGETHER) {
    const together = lanes.slice(from, from + TOGETHER);
    const sets = pass(index, together);
    together.forEach((lane, at) => {
      const possible = (sets[at] ?? new Rows(index.rows)).and(looked);
      const scope = originRows(index, lane.group.origins, looked);
      answers[lane.plan] = verdictsIn(index, window, scope, {
        match: matchesOf(lane.restrictions, possible),
        possible,
      });
    });
  }
  return answers;
}

interface Lane {
  plan: number;
  group: OriginGroup;
  restrictions: readonly Restriction[];
  /** Rows that its strictest restriction leaves, of those that need no pass. */
  rows: number;
  /** All rows pass. */
  asksNothing: boolean;
}

function laneOf(
  index: ReplayIndex,
  plan: number,
  group: OriginGroup,
  restrictions: readonly Restriction[],
): Lane {
  const rare = restrictions.map(({ anyOf: [only, ...others] }) =>
    only !== undefined && others.length === 0 && hasPostings(only.possible) ? only.possible.rows : Infinity,
  );
  const asksNothing = restrictions.every(({ anyOf }) =>
    anyOf.some(({ possible }) => possible.rows === index.rows),
  );
  return { plan, group, restrictions, rows: Math.min(...rare), asksNothing };
}

/** A word for each id of a column: the lanes it passes. */
interface Masks {
  ids: ArrayLike<number>;
  masks: Uint32Array;
}

/** What all lanes ask, as masks: all of `every` have to pass, and of each list in `some` one. */
interface Asking {
  every: Masks[];
  some: Masks[][];
}

/** The rows that each lane may match. */
function pass(index: ReplayIndex, lanes: readonly Lane[]): Bitset[] {
  const asking = askingOf(index, lanes);
  const sets = lanes.map(() => new Rows(index.rows));
  const words = sets.map((set) => set.words);
  const block = new Uint32Array(32);
  const all = lanes.length === 32 ? 0xffffffff : (1 << lanes.length) - 1;
  for (let start = 0, at = 0; start < index.rows; start += 32, at += 1) {
    const end = Math.min(32, index.rows - start);
    if (fill(block, asking, start, end, all | 0) === 0) continue;
    if (end < 32) block.fill(0, end);
    transpose(block);
    for (let lane = 0; lane < words.length; lane += 1) {
      const target = words[lane];
      if (target !== undefined) target[at] = block[lane] ?? 0;
    }
  }
  return sets;
}

/** The lanes of each row of a block, column by column; gives the union of them all. */
function fill(block: Uint32Array, { every, some }: Asking, start: number, end: number, all: number): number {
  let union = all;
  block.fill(all);
  for (let at = 0; at < every.length && union !== 0; at += 1) {
    const { ids, masks } = every[at] as Masks;
    union = narrowBlock(block, ids, masks, start, end);
  }
  for (let at = 0; at < some.length && union !== 0; at += 1)
    union = chooseInBlock(block, some[at] as Masks[], start, end);
  return union;
}

function narrowBlock(
  block: Uint32Array,
  ids: ArrayLike<number>,
  masks: Uint32Array,
  start: number,
  end: number,
): number {
  let union = 0;
  for (let row = 0; row < end; row += 1) {
    const lanes = (block[row] ?? 0) & (masks[ids[start + row] ?? 0] ?? 0);
    block[row] = lanes;
    union |= lanes;
  }
  return union;
}

function chooseInBlock(block: Uint32Array, choices: readonly Masks[], start: number, end: number): number {
  let union = 0;
  for (let row = 0; row < end; row += 1) {
    let lanes = block[row] ?? 0;
    if (lanes === 0) continue;
    let passed = 0;
    for (const { ids, masks } of choices) passed |= masks[ids[start + row] ?? 0] ?? 0;
    lanes &= passed;
    block[row] = lanes;
    union |= lanes;
  }
  return union;
}

function askingOf(index: ReplayIndex, lanes: readonly Lane[]): Asking {
  const every = new Map<Asked, Uint32Array>();
  const some = new Map<Asked, Uint32Array>();
  let choosing = 0;
  const masksIn = (map: Map<Asked, Uint32Array>, column: Asked, full: number): Uint32Array => {
    const masks = map.get(column) ?? new Uint32Array(index.size(column) + 1).fill(full);
    map.set(column, masks);
    return masks;
  };
  lanes.forEach(({ group: { origins }, restrictions }, lane) => {
    const bit = 1 << lane;
    clear(masksIn(every, 'origin', 0xffffffff), origins, bit);
    for (const { anyOf } of restrictions) {
      const [only, ...others] = anyOf;
      if (only !== undefined && others.length === 0)
        clear(masksIn(every, only.possible.asked, 0xffffffff), only.possible.table, bit);
      else {
        choosing |= bit;
        for (const { possible } of anyOf) setBits(masksIn(some, possible.asked, 0), possible.table, bit);
      }
    }
  });
  const choices = [...some].map(([column, masks]) => ({ ids: index.column(column).ids, masks }));
  // Lanes without a choice pass any.
  for (const { masks } of choices) masks.forEach((mask, id) => (masks[id] = mask | ~choosing));
  return { every: ordered(index, every), some: choosing === 0 ? [] : [choices] };
}

/** Those that leave least come first; those that leave everything not at all. */
function ordered(index: ReplayIndex, every: ReadonlyMap<Asked, Uint32Array>): Masks[] {
  const weighed = [...every].map(([column, masks]) => {
    const held = index.column(column);
    const counts = held.counts();
    let open = 0;
    for (let id = 0; id < counts.length; id += 1) if (masks[id] !== 0) open += counts[id] ?? 0;
    const isFull = counts.every((count, id) => count === 0 || masks[id] === 0xffffffff);
    return { masks: { ids: held.ids, masks }, open, isFull };
  });
  return weighed
    .filter(({ isFull }) => !isFull)
    .sort((a, b) => a.open - b.open)
    .map(({ masks }) => masks);
}

function clear(masks: Uint32Array, table: Uint8Array, bit: number): void {
  for (let id = 0; id < masks.length; id += 1) if (table[id] !== 1) masks[id] = (masks[id] ?? 0) & ~bit;
}

function setBits(masks: Uint32Array, table: Uint8Array, bit: number): void {
  for (let id = 0; id < masks.length; id += 1) if (table[id] === 1) masks[id] = (masks[id] ?? 0) | bit;
}
