import type { Bitset } from '../columns/bitset.ts';
import { Bitset as Rows } from '../columns/bitset.ts';
import { lowestBit } from '../columns/bit-count.ts';
import { rowsInOrder } from '../columns/rows-in-order.ts';
import type { TimeOrder } from '../columns/time-order.ts';

/** What a topic is told: a message for each notification that reports a trace. */
export interface TopicMessages {
  /** What each notification reports. */
  sets: readonly Bitset[];
  /** What any of them reports, and what more than one does. */
  reported: Bitset;
  repeated: Bitset;
  /** Those that are reported, by time, with how many messages each makes. */
  rows: Uint32Array;
  messages: Uint16Array;
  times: Float64Array;
}

/** Rows that are gone over in one step: a few milliseconds. */
const ROWS_A_STEP = 100_000;

/** To be given up between two steps: a million traces that fifty notifications report are half a second. */
export function* topicMessageSteps(
  order: TimeOrder,
  sets: readonly Bitset[],
): Generator<void, TopicMessages> {
  const length = order.length;
  const [reported, repeated] = [new Rows(length), new Rows(length)];
  for (const set of sets) {
    repeated.or(reported.copy().and(set));
    reported.or(set);
  }
  yield;
  const rows = rowsInOrder(order, reported);
  yield;
  const more = yield* countsOf(repeated, sets);
  const messages = new Uint16Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) messages[at] = Math.max(1, more[rows[at] ?? 0] ?? 0);
  return { sets, reported, repeated, rows, messages, times: order.times };
}

/** How many sets hold each of the rows. */
function* countsOf(rows: Bitset, sets: readonly Bitset[]): Generator<void, Uint16Array> {
  const counts = new Uint16Array(rows.length);
  for (const { words } of sets) {
    yield;
    for (let at = 0; at < words.length; at += 1)
      for (let word = (words[at] ?? 0) & (rows.words[at] ?? 0); word !== 0; word &= word - 1) {
        const row = at * 32 + lowestBit(word);
        counts[row] = (counts[row] ?? 0) + 1;
      }
  }
  return counts;
}

export function messageCount({ messages }: TopicMessages): number {
  return messages.reduce((sum, count) => sum + count, 0);
}

/** The first of the stretches of a length in which most messages are sent. It begins with one. */
export function loudestStretch(
  { rows, messages, times }: TopicMessages,
  lengthMs: number,
): { from: number; to: number; messages: number } | null {
  const timeAt = (place: number): number => times[rows[place] ?? 0] ?? 0;
  let [most, from, start, within] = [0, 0, 0, 0];
  for (let end = 0; end < rows.length; end += 1) {
    within += messages[end] ?? 0;
    for (; timeAt(start) <= timeAt(end) - lengthMs; start += 1) within -= messages[start] ?? 0;
    if (within > most) [most, from] = [within, timeAt(start)];
  }
  return most === 0 ? null : { from, to: from + lengthMs, messages: most };
}

export function* messagesByHour(
  { rows, messages, times }: TopicMessages,
  hourOf: (time: number) => number,
): Generator<void, number[]> {
  const hours = new Array<number>(24).fill(0);
  for (let at = 0; at < rows.length; at += 1) {
    if (at % ROWS_A_STEP === 0) yield;
    const hour = hourOf(times[rows[at] ?? 0] ?? 0);
    hours[hour] = (hours[hour] ?? 0) + (messages[at] ?? 0);
  }
  return hours;
}

/** Of operations that were recorded twice, the later records, where the topic is told of both. */
export function* secondRecords(
  { rows, reported, times }: TopicMessages,
  partnerOf: (row: number) => number,
): Generator<void, Bitset> {
  const second = new Rows(reported.length);
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_STEP === 0) yield;
    const other = partnerOf(row);
    if (other >= 0 && reported.has(other) && (times[other] ?? 0) < (times[row] ?? 0)) second.add(row);
  }
  return second;
}
