import { appendFileSync } from 'node:fs';
import { on } from 'node:events';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { DatedNotifications, SampleAbout } from '../../../../shared/model/sample.ts';
import { COMPANY } from '../../../core/sample/company.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { insertDraft } from '../../cache/drafts.ts';
import { writeSampleNote } from '../../cache/sample-note.ts';
import { ingest, type IngestContext } from '../ingest/ingest.ts';
import { Parsers } from '../ingest/parsers.ts';
import { keepSnapshots } from '../sync/sync-jobs.ts';
import { NewFolder } from './new-folder.ts';
import { TRACES_FOLDER } from './sample-files.ts';
import type { FromMaker } from './sample-maker.ts';

export interface FillSampleInput {
  workspace: string;
  /** Hands over what is made of it. */
  made: MessagePort;
  /** Where its files go; empty or not there. */
  folder: string;
  /** Told of each file before it is written, a line each. */
  list: string;
  by: string;
  toolVersion: string;
}

/** Of the whole, in percent, what writing its files takes, beside reading them in; and about how many they are. */
const [WRITING, WHOLE, FILES] = [40, 100, 510];

/** Writes the sample's files and reads them in. Its note is written last: without it the workspace is not whole. */
export async function fillSample(
  db: Writer,
  input: FillSampleInput,
  context: IngestContext,
): Promise<SampleAbout> {
  // They start while there is nothing to read yet.
  const parsers = new Parsers(context.parseEntry);
  try {
    return await fill(db, input, { ...context, parsers });
  } finally {
    await parsers.close();
  }
}

async function fill(db: Writer, input: FillSampleInput, context: IngestContext): Promise<SampleAbout> {
  const { workspace, folder, by, toolVersion } = input;
  const { about, notifications } = await writeFiles(input, context);
  const now = context.now();
  const reading = { workspace, paths: [join(folder, TRACES_FOLDER)], by, toolVersion, namedFrom: null };
  await ingest(
    db,
    { ...reading, rating: 'severity' },
    {
      ...context,
      progress: (done, total, traces) =>
        context.progress(WRITING + ((WHOLE - WRITING) * done) / Math.max(1, total), WHOLE, traces),
    },
  );
  const last = notifications.at(-1)?.notifications ?? [];
  for (const { at, notifications: listed } of notifications) keep(db, workspace, at, listed);
  // They are the same at its end: the account was looked at then, too.
  keep(db, workspace, about.until, last);
  withDisk(workspace, () => db.transaction(() => settle(db, last, about, now)).immediate());
  return about;
}

/** What is left of them when this fails is removed by the list. */
async function writeFiles(
  { made, folder: path, list }: FillSampleInput,
  { checkCancelled, progress }: IngestContext,
): Promise<Extract<FromMaker, { type: 'made' }>> {
  const folder = new NewFolder(path, (name) => withDisk(list, () => appendFileSync(list, `${name}\n`)));
  const messages = on(made, 'message', { close: ['close'] }) as AsyncIterable<[FromMaker]>;
  try {
    for await (const [message] of messages) {
      checkCancelled();
      if (message.type === 'made') return message;
      folder.write(message.name, message.content);
      progress(Math.min(WRITING, (WRITING * folder.files.length) / FILES), WHOLE, 0);
    }
  } finally {
    made.close();
  }
  throw new Error('The thread that makes the sample ended.');
}

function keep(db: Writer, workspace: string, at: number, notifications: Listed): void {
  const of = { scope: COMPANY.projectId, region: COMPANY.region };
  const found = (['smn', 'fun'] as const).map((type) => {
    const content = notifications.filter(({ notification_type }) => notification_type === type);
    return { ...of, kind: `notifications-${type}` as const, content, text: JSON.stringify(content) };
  });
  keepSnapshots(db, { workspace, at, found });
}

type Listed = DatedNotifications['notifications'];

/** What the account has is there to be worked on, too. */
function settle(db: Writer, last: Listed, about: SampleAbout, now: number): void {
  for (const notification of last) {
    const text = JSON.stringify(notification, null, 2);
    const content = { text, provider: 'huawei', projectId: null, pins: [], assumptions: {} } as const;
    insertDraft(db, { ...content, pins: [] }, 'file', now);
  }
  writeSampleNote(db, about);
}
