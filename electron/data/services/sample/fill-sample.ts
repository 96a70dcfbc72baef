import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleAbout } from '../../../../shared/model/sample.ts';
import { COMPANY } from '../../../core/sample/company.ts';
import type { Sample } from '../../../core/sample/sample.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { insertDraft } from '../../cache/drafts.ts';
import { writeSampleNote } from '../../cache/sample-note.ts';
import { ingest, type IngestContext } from '../ingest/ingest.ts';
import { Parsers } from '../ingest/parsers.ts';
import { keepSnapshots } from '../sync/sync-jobs.ts';
import { DEFAULT_SEED, makeSample } from './make-sample.ts';
import { TRACES_FOLDER } from './write-sample.ts';

export interface FillSampleInput {
  workspace: string;
  /** Where its files go; empty or not there. */
  folder: string;
  /** Told of each file before it is written, a line each. */
  list: string;
  by: string;
  toolVersion: string;
}

/** Of the whole, in percent, what writing its files takes, beside reading them in; and about how many they are. */
const [WRITING, WHOLE, FILES] = [40, 100, 510];

const never = new AbortController().signal;

/** Makes the sample's files and reads them in. Its note is written last: without it the workspace is not whole. */
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

async function fill(
  db: Writer,
  { workspace, folder, list, by, toolVersion }: FillSampleInput,
  context: IngestContext,
): Promise<SampleAbout> {
  let written = 0;
  const writes = (name: string): void => {
    context.checkCancelled();
    withDisk(list, () => appendFileSync(list, `${name}\n`));
    written += 1;
    context.progress(Math.min(WRITING, (WRITING * written) / FILES), WHOLE, 0);
  };
  const now = context.now();
  const { sample } = await makeSample({ seed: DEFAULT_SEED, now }, folder, never, writes);
  const input = { workspace, paths: [join(folder, TRACES_FOLDER)], by, toolVersion, namedFrom: null };
  await ingest(
    db,
    { ...input, rating: 'severity' },
    {
      ...context,
      progress: (done, total, traces) =>
        context.progress(WRITING + ((WHOLE - WRITING) * done) / Math.max(1, total), WHOLE, traces),
    },
  );
  for (const { at, notifications } of sample.notifications) keep(db, workspace, at, notifications);
  // They are the same at its end: the account was looked at then, too.
  keep(db, workspace, sample.until, sample.notifications.at(-1)?.notifications ?? []);
  const about = { until: sample.until, findings: sample.findings };
  withDisk(workspace, () => db.transaction(() => settle(db, sample, about, now)).immediate());
  return about;
}

function keep(db: Writer, workspace: string, at: number, notifications: Listed): void {
  const of = { scope: COMPANY.projectId, region: COMPANY.region };
  const found = (['smn', 'fun'] as const).map((type) => {
    const content = notifications.filter(({ notification_type }) => notification_type === type);
    return { ...of, kind: `notifications-${type}` as const, content, text: JSON.stringify(content) };
  });
  keepSnapshots(db, { workspace, at, found });
}

type Listed = Sample['notifications'][number]['notifications'];

/** What the account has is there to be worked on, too. */
function settle(db: Writer, { notifications }: Sample, about: SampleAbout, now: number): void {
  for (const notification of notifications.at(-1)?.notifications ?? []) {
    const text = JSON.stringify(notification, null, 2);
    const content = { text, provider: 'huawei', projectId: null, pins: [], assumptions: {} } as const;
    insertDraft(db, { ...content, pins: [] }, 'file', now);
  }
  writeSampleNote(db, about);
}
