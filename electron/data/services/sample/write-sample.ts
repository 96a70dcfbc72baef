import { Failure } from '../../../../shared/model/failure.ts';
import { digestText, signedText, type DigestLink } from '../../../core/sample/digest.ts';
import type { Sample } from '../../../core/sample/sample.ts';
import { digestHours, digestObjectOf, stampOf, type TraceFile } from '../../../core/sample/trace-files.ts';
import { NewFolder } from './new-folder.ts';
import { gzipped, md5Of } from './sample-file.ts';
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
    const delivered = await writeTraces(sample.traceFiles, folder, signal);
    await writeDigests(sample.until, delivered, folder);
    await writeOthers(sample, folder);
    await writeNotifications(sample, folder);
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
  files: readonly TraceFile[],
  folder: NewFolder,
  signal: AbortSignal,
): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  for (let from = 0; from < files.length; from += AT_ONCE) {
    refuseCancelled(signal);
    const some = files.slice(from, from + AT_ONCE).map((file) => writeFile(file, folder));
    // None may still be writing when what was written is taken back.
    await Promise.allSettled(some);
    delivered.push(...(await Promise.all(some)));
  }
  return delivered;
}

/** What its digest says of it: of one that was changed, or that is not there, what was delivered. */
async function writeFile(
  { object, sentAt, records, delivered }: TraceFile,
  folder: NewFolder,
): Promise<Delivered> {
  if (records === null) return { object, sentAt, md5: md5Of(object) };
  const bytes = await gzipped(JSON.stringify(records));
  await folder.write(`${TRACES_FOLDER}/${object}`, bytes);
  const proven = delivered === undefined ? bytes : await gzipped(JSON.stringify(delivered));
  return { object, sentAt, md5: md5Of(proven) };
}

async function writeDigests(
  until: number,
  delivered: readonly Delivered[],
  folder: NewFolder,
): Promise<void> {
  let previous: DigestLink | null = null;
  for (const { from, to } of digestHours(until)) {
    const files = delivered.filter(({ sentAt }) => sentAt >= from && sentAt < to);
    const bytes = await gzipped(digestText({ from, to, files, previous }));
    const md5 = md5Of(bytes);
    const object = digestObjectOf(to);
    await folder.write(`${TRACES_FOLDER}/${object}`, bytes);
    previous = { object, md5, signature: signed(signedText(to, md5, previous)) };
  }
}

async function writeOthers({ keyProtect, alibaba }: Sample, folder: NewFolder): Promise<void> {
  const lines = keyProtect.map((event) => JSON.stringify(event)).join('\n');
  await folder.write(`${TRACES_FOLDER}/key-protect/activity-tracker.jsonl`, `${lines}\n`);
  await folder.write(`${TRACES_FOLDER}/alibaba-cloud/kms-events.json`, readable(alibaba));
  await folder.write('digest-key.pem', publicKeyText());
}

/** Each as it is now, and all of them as they were from each change on. */
async function writeNotifications({ notifications }: Sample, folder: NewFolder): Promise<void> {
  for (const { at, notifications: list } of notifications)
    await folder.write(
      `${NOTIFICATIONS_FOLDER}/history/${stampOf(at)}.json`,
      readable({ notifications: list }),
    );
  for (const one of notifications.at(-1)?.notifications ?? [])
    await folder.write(`${NOTIFICATIONS_FOLDER}/${one.notification_name}.json`, readable(one));
}

const readable = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
