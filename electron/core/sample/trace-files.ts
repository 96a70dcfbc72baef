import { COMPANY } from './company.ts';
import type { Planted } from './planted.ts';
import { SLOT_MS } from './planted.ts';
import { hexOf, randomOf } from './random.ts';
import type { SampleTrace } from './trace-record.ts';
import { HOUR_MS, WEEK_MS } from './week.ts';

/** The digest of an hour tells of what was sent within it; a half hour is sent a little after its end. */
const SENT_AFTER_MS = 5_000;
export const DIGEST_AFTER_MS = 10_000;
/** How much of a file comes a second time in the next one. */
const DELIVERED_TWICE = 40;

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

export interface TraceFiles {
  files: TraceFile[];
  changed: string;
  deliveredTwice: string;
}

/** A file for each half hour, as the tracker sends them. */
export function traceFiles(
  seed: number,
  until: number,
  traces: readonly SampleTrace[],
  planted: Planted,
): TraceFiles {
  const slots = inSlots(traces);
  const random = randomOf(seed, 99_994);
  const files: TraceFile[] = [];
  let changed = '';
  let deliveredTwice = '';
  for (let slot = until - WEEK_MS; slot < until; slot += SLOT_MS) {
    const sentAt = slot + SLOT_MS + SENT_AFTER_MS;
    const object = objectOf(sentAt, hexOf(random, 16));
    const held = slots.get(slot) ?? [];
    const text = textOf(held);
    if (slot >= planted.gap.from && slot < planted.gap.to) files.push({ object, sentAt, text: null });
    else if (slot === planted.changedSlot) {
      changed = object;
      files.push({ object, sentAt, text, delivered: textOf([...held, planted.removed].sort(byTime)) });
    } else files.push({ object, sentAt, text });
    if (slot !== planted.deliveredTwiceSlot) continue;
    deliveredTwice = objectOf(sentAt + 2_000, hexOf(random, 16));
    files.push({
      object: deliveredTwice,
      sentAt: sentAt + 2_000,
      text: textOf(held.slice(0, DELIVERED_TWICE)),
    });
  }
  return { files, changed, deliveredTwice };
}

function inSlots(traces: readonly SampleTrace[]): Map<number, SampleTrace[]> {
  const slots = new Map<number, SampleTrace[]>();
  for (const trace of traces) {
    const slot = Math.floor(trace.recordedAt / SLOT_MS) * SLOT_MS;
    const held = slots.get(slot);
    if (held === undefined) slots.set(slot, [trace]);
    else held.push(trace);
  }
  for (const held of slots.values()) held.sort(byTime);
  return slots;
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
