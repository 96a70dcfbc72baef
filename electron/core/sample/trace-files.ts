import { COMPANY } from './company.ts';
import type { Planted } from './planted.ts';
import { SLOT_MS } from './planted.ts';
import { hexOf, randomOf } from './random.ts';
import type { SampleTrace } from './trace-record.ts';
import { HOUR_MS, WEEK_MS } from './week.ts';

/** The digest of an hour tells of what was sent within it; a half hour is sent a little after its end. */
const SENT_AFTER_MS = 5_000;
export const DIGEST_AFTER_MS = 10_000;
/** How much of a file comes a second time in the next one; as many are in it at whatever hour the sample is made. */
const DELIVERED_TWICE = 30;
const AGAIN_AFTER_MS = 2_000;

/** A file of traces, as it lies in the bucket. */
export interface TraceFile {
  /** Its key. */
  object: string;
  sentAt: number;
  /** Null: it is not there, although its digest tells of it. */
  text: string | null;
  /** What was in it when its digest was made, where that was something else. */
  delivered?: string;
}

/** What the files are called: of each half hour, and the one that brings some of it a second time. */
export interface FileNames {
  ofSlot: ReadonlyMap<number, string>;
  deliveredTwice: string;
}

export function fileNames(seed: number, until: number, { deliveredTwiceSlot }: Planted): FileNames {
  const random = randomOf(seed, 99_994);
  const ofSlot = new Map<number, string>();
  let deliveredTwice = '';
  for (let slot = until - WEEK_MS; slot < until; slot += SLOT_MS) {
    ofSlot.set(slot, objectOf(sentAfter(slot), hexOf(random, 16)));
    if (slot === deliveredTwiceSlot)
      deliveredTwice = objectOf(sentAfter(slot) + AGAIN_AFTER_MS, hexOf(random, 16));
  }
  return { ofSlot, deliveredTwice };
}

/** A file for each half hour, as the tracker sends them; made one after the other, as they are asked for. */
export function* traceFiles(
  until: number,
  ordinary: (hour: number) => readonly SampleTrace[],
  planted: Planted,
  { ofSlot, deliveredTwice }: FileNames,
): Generator<TraceFile, void> {
  const slots = new Map<number, SampleTrace[]>();
  sortIn(slots, planted.traces);
  for (let slot = until - WEEK_MS; slot < until; slot += SLOT_MS) {
    // No later hour has anything that belongs to this one.
    if (slot % HOUR_MS === 0) sortIn(slots, ordinary(slot));
    const held = (slots.get(slot) ?? []).sort(byTime);
    slots.delete(slot);
    const file = { object: ofSlot.get(slot) ?? '', sentAt: sentAfter(slot), text: textOf(held) };
    if (slot >= planted.gap.from && slot < planted.gap.to) yield { ...file, text: null };
    else if (slot === planted.changedSlot)
      yield { ...file, delivered: textOf([...held, planted.removed].sort(byTime)) };
    else yield file;
    if (slot !== planted.deliveredTwiceSlot) continue;
    const text = textOf(held.slice(0, DELIVERED_TWICE));
    yield { object: deliveredTwice, sentAt: file.sentAt + AGAIN_AFTER_MS, text };
  }
}

const sentAfter = (slot: number): number => slot + SLOT_MS + SENT_AFTER_MS;

function sortIn(slots: Map<number, SampleTrace[]>, traces: readonly SampleTrace[]): void {
  for (const trace of traces) {
    const slot = Math.floor(trace.recordedAt / SLOT_MS) * SLOT_MS;
    const held = slots.get(slot);
    if (held === undefined) slots.set(slot, [trace]);
    else held.push(trace);
  }
}

const byTime = (one: SampleTrace, other: SampleTrace): number =>
  one.recordedAt - other.recordedAt || (one.traceId < other.traceId ? -1 : 1);
const textOf = (traces: readonly SampleTrace[]): string => `[${traces.map(({ json }) => json).join(',')}]`;

const objectOf = (sentAt: number, digits: string): string =>
  `${folderOf(sentAt)}/${COMPANY.name}_CloudTrace_${COMPANY.region}_${stampOf(sentAt)}_${digits}.json.gz`;

export const digestObjectOf = (at: number): string =>
  `${folderOf(at)}/Digest/${COMPANY.name}_CloudTrace-Digest_${COMPANY.region}_${stampOf(at)}.json.gz`;

function folderOf(at: number): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '/');
  return `CloudTraces/${COMPANY.region}/${day}/system`;
}

/** As names of files and digests write a time: with dashes where others have colons. */
export const stampOf = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

/** When the digests are made: each tells of the hour before. */
export function digestHours(until: number): { from: number; to: number }[] {
  return Array.from({ length: WEEK_MS / HOUR_MS }, (_, hour) => {
    const from = until - WEEK_MS + hour * HOUR_MS + DIGEST_AFTER_MS;
    return { from, to: from + HOUR_MS };
  });
}
