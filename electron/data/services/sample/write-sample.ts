import { Failure } from '../../../../shared/model/failure.ts';
import { digestText, signedText, type DigestLink } from '../../../core/sample/digest.ts';
import type { Sample } from '../../../core/sample/sample.ts';
import { digestHours, digestObjectOf, stampOf, type TraceFile } from '../../../core/sample/trace-files.ts';
import { NewFolder } from './new-folder.ts';
import { gzipped, gzippedHere, md5Of } from './sample-file.ts';
import { publicKeyText, signed } from './signing-key.ts';

export interface WrittenSample {
  /** By their path in the folder, sorted. */
  files: string[];
  bytes: number;
}

interface Delivered {
  object: string;
  sentAt: number;
  md5: string;
}

/** As many are compressed at a time, beside making the next ones. */
const AT_ONCE = 8;
export const NOTIFICATIONS_FOLDER = 'notifications';
export const TRACES_FOLDER = 'traces';

/** Writes the sample into a folder that is empty or not there: all of it, or nothing. */
export async function writeSample(
  sample: Sample,
  path: string,
  signal: AbortSignal,
  writes?: (name: string) => void,
): Promise<WrittenSample> {
  const folder = new NewFolder(path, writes);
  try {
    const delivered = await writeTraces(sample.traceFiles(), folder, signal);
    writeDigests(sample.until, delivered, folder);
    writeOthers(sample, folder);
    writeNotifications(sample, folder);
    refuseCancelled(signal);
  } catch (error) {
    folder.undo();
    throw error;
  }
  return { files: folder.files.toSorted(), bytes: folder.bytes };
}

function refuseCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure('cancelled', {});
}

async function writeTraces(
  files: Iterable<TraceFile>,
  folder: NewFolder,
  signal: AbortSignal,
): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  const left = numbered(files);
  const lane = async (): Promise<void> => {
    for (const [index, file] of left) {
      refuseCancelled(signal);
      delivered[index] = await writeFile(file, folder);
    }
  };
  const lanes = Array.from({ length: AT_ONCE }, lane);
  // None may still be writing when what was written is taken back.
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
  return delivered;
}

function* numbered<Of>(all: Iterable<Of>): Generator<[number, Of], void> {
  let number = 0;
  for (const one of all) {
    yield [number, one];
    number += 1;
  }
}

/** What its digest says of it: of one that was changed, or that is not there, what was delivered. */
async function writeFile(
  { object, sentAt, text, delivered }: TraceFile,
  folder: NewFolder,
): Promise<Delivered> {
  if (text === null) return { object, sentAt, md5: md5Of(object) };
  const bytes = await gzipped(text);
  folder.write(`${TRACES_FOLDER}/${object}`, bytes);
  const proven = delivered === undefined ? bytes : await gzipped(delivered);
  return { object, sentAt, md5: md5Of(proven) };
}

function writeDigests(until: number, delivered: readonly Delivered[], folder: NewFolder): void {
  let previous: DigestLink | null = null;
  for (const { from, to } of digestHours(until)) {
    const files = delivered.filter(({ sentAt }) => sentAt >= from && sentAt < to);
    const bytes = gzippedHere(digestText({ from, to, files, previous }));
    const md5 = md5Of(bytes);
    const object = digestObjectOf(to);
    folder.write(`${TRACES_FOLDER}/${object}`, bytes);
    previous = { object, md5, signature: signed(signedText(to, md5, previous)) };
  }
}

function writeOthers({ keyProtect, alibaba }: Sample, folder: NewFolder): void {
  const lines = keyProtect.map((event) => JSON.stringify(event)).join('\n');
  folder.write(`${TRACES_FOLDER}/key-protect/activity-tracker.jsonl`, `${lines}\n`);
  folder.write(`${TRACES_FOLDER}/alibaba-cloud/kms-events.json`, readable(alibaba));
  folder.write('digest-key.pem', publicKeyText());
}

/** Each as it is now, and all of them as they were from each change on. */
function writeNotifications({ notifications }: Sample, folder: NewFolder): void {
  for (const { at, notifications: list } of notifications)
    folder.write(`${NOTIFICATIONS_FOLDER}/history/${stampOf(at)}.json`, readable({ notifications: list }));
  for (const one of notifications.at(-1)?.notifications ?? [])
    folder.write(`${NOTIFICATIONS_FOLDER}/${one.notification_name}.json`, readable(one));
}

const readable = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
