import { digestText, signedText, type DigestLink } from '../../../core/sample/digest.ts';
import type { Sample } from '../../../core/sample/sample.ts';
import { digestHours, digestObjectOf, stampOf, type TraceFile } from '../../../core/sample/trace-files.ts';
import { gzipped, gzippedHere, md5Of } from './sample-file.ts';
import { publicKeyText, signed } from './signing-key.ts';

/** A file of the sample, by its path in the folder. */
export interface SampleFile {
  name: string;
  content: Uint8Array<ArrayBuffer> | string;
}

interface Delivered {
  object: string;
  sentAt: number;
  md5: string;
  /** Null: it is not there. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** As many are compressed at a time, beside making the next ones. */
const AT_ONCE = 8;
export const NOTIFICATIONS_FOLDER = 'notifications';
export const TRACES_FOLDER = 'traces';

/** All that lies in the sample's folder, one after the other as it is made. */
export async function* sampleFiles(sample: Sample): AsyncGenerator<SampleFile, void> {
  const delivered: Omit<Delivered, 'bytes'>[] = [];
  for await (const { bytes, ...told } of deliveredFiles(sample.traceFiles())) {
    delivered.push(told);
    if (bytes !== null) yield { name: `${TRACES_FOLDER}/${told.object}`, content: bytes };
  }
  yield* digests(sample.until, delivered);
  yield* others(sample);
  yield* notificationFiles(sample);
}

async function* deliveredFiles(files: Iterable<TraceFile>): AsyncGenerator<Delivered, void> {
  const underWay: Promise<Delivered>[] = [];
  for (const file of files) {
    underWay.push(deliveredFile(file));
    const first = underWay.length < AT_ONCE ? undefined : underWay.shift();
    if (first !== undefined) yield await first;
  }
  for (const one of underWay) yield await one;
}

/** What its digest says of it: of one that was changed, or that is not there, what was delivered. */
async function deliveredFile({ object, sentAt, text, delivered }: TraceFile): Promise<Delivered> {
  if (text === null) return { object, sentAt, md5: md5Of(object), bytes: null };
  const bytes = await gzipped(text);
  const proven = delivered === undefined ? bytes : await gzipped(delivered);
  return { object, sentAt, md5: md5Of(proven), bytes };
}

function* digests(
  until: number,
  delivered: readonly Omit<Delivered, 'bytes'>[],
): Generator<SampleFile, void> {
  let previous: DigestLink | null = null;
  for (const { from, to } of digestHours(until)) {
    const files = delivered.filter(({ sentAt }) => sentAt >= from && sentAt < to);
    const content = gzippedHere(digestText({ from, to, files, previous }));
    const md5 = md5Of(content);
    const object = digestObjectOf(to);
    yield { name: `${TRACES_FOLDER}/${object}`, content };
    previous = { object, md5, signature: signed(signedText(to, md5, previous)) };
  }
}

function* others({ keyProtect, alibaba }: Sample): Generator<SampleFile, void> {
  const lines = keyProtect.map((event) => JSON.stringify(event)).join('\n');
  yield { name: `${TRACES_FOLDER}/key-protect/activity-tracker.jsonl`, content: `${lines}\n` };
  yield { name: `${TRACES_FOLDER}/alibaba-cloud/kms-events.json`, content: readable(alibaba) };
  yield { name: 'digest-key.pem', content: publicKeyText() };
}

/** Each as it is now, and all of them as they were from each change on. */
function* notificationFiles({ notifications }: Sample): Generator<SampleFile, void> {
  for (const { at, notifications: list } of notifications)
    yield {
      name: `${NOTIFICATIONS_FOLDER}/history/${stampOf(at)}.json`,
      content: readable({ notifications: list }),
    };
  for (const one of notifications.at(-1)?.notifications ?? [])
    yield { name: `${NOTIFICATIONS_FOLDER}/${one.notification_name}.json`, content: readable(one) };
}

const readable = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
