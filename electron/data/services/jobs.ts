import type { MarksChanged } from '../../../shared/model/mark.ts';
import type { RecoveryReport } from '../../../shared/model/recovery.ts';
import type { SampleAbout } from '../../../shared/model/sample.ts';
import { withDisk } from '../cache/disk-failure.ts';
import type { Reader, Writer } from '../cache/handle.ts';
import type { ExportInput } from './browse/export-traces.ts';
import type { RecoverInput } from './recovery/recover-workspace.ts';
import { changeWorkspaceSettings, type RetentionInput } from './retention.ts';
import { changeDrafts, type ChangeDraftsInput } from './drafts/change-drafts.ts';
import type { BytesMoved, CopyInput } from './copy-workspace.ts';
import type { JobContext } from './job-context.ts';
import { changeViews, type ViewChangeInput, type ViewChangeOutcome } from './view-jobs.ts';
import type { ExportOutcome } from './export/write-export.ts';
import type { FillSampleInput } from './sample/fill-sample.ts';
import { ingest, type IngestContext, type IngestInput, type IngestOutcome } from './ingest/ingest.ts';
import type { ImportTotals } from '../../../shared/model/imports.ts';
import type { KeepPagesInput, KeepPagesOutcome } from './sync/keep-pages.ts';
import {
  beginSync,
  endSync,
  keepSnapshots,
  noteInJournal,
  type BeginSyncInput,
  type EndSyncInput,
  type KeepSnapshotsInput,
  type NoteInput,
} from './sync/sync-jobs.ts';
import { setMarks, type SetMarksInput } from './marks/set-marks.ts';
import { takeInMarks, type TakeInMarksInput, type TakeInMarksOutcome } from './marks/take-in-marks.ts';
import type { MapColumnsInput } from './ingest/map-columns.ts';

/** Work that runs in a thread of its own, so that the data process goes on answering. */
export interface Jobs {
  compact: { handle: Writer; input: { path: string }; outcome: BytesMoved };
  import: { handle: Writer; input: IngestInput; outcome: IngestOutcome };
  fillSample: { handle: Writer; input: FillSampleInput; outcome: SampleAbout };
  mapColumns: { handle: Writer; input: MapColumnsInput; outcome: IngestOutcome };
  export: { handle: Reader; input: ExportInput; outcome: ExportOutcome };
  changeSettings: { handle: Writer; input: RetentionInput; outcome: { removed: number } };
  changeDrafts: { handle: Writer; input: ChangeDraftsInput; outcome: { ids: number[] } };
  setMarks: { handle: Writer; input: SetMarksInput; outcome: MarksChanged };
  takeInMarks: { handle: Writer; input: TakeInMarksInput; outcome: TakeInMarksOutcome };
  changeViews: { handle: Writer; input: ViewChangeInput; outcome: ViewChangeOutcome };
  beginSync: { handle: Writer; input: BeginSyncInput; outcome: number };
  keepPages: { handle: Writer; input: KeepPagesInput; outcome: KeepPagesOutcome };
  keepSnapshots: { handle: Writer; input: KeepSnapshotsInput; outcome: ('new' | 'same')[] };
  endSync: { handle: Writer; input: EndSyncInput; outcome: ImportTotals };
  noteInJournal: { handle: Writer; input: NoteInput; outcome: null };
  recover: { handle: Writer; input: RecoverInput; outcome: RecoveryReport };
  copy: { handle: Reader; input: CopyInput; outcome: BytesMoved };
}

export type JobName = keyof Jobs;

/** What a person waits for, done in a moment: an import that is under way lets it in between two of its items. */
export const SHORT_JOBS: ReadonlySet<JobName> = new Set<JobName>([
  ...(['setMarks', 'takeInMarks', 'changeDrafts', 'noteInJournal', 'keepSnapshots'] as const),
]);

export type { JobContext } from './job-context.ts';

type JobTable = {
  [Name in JobName]: (
    handle: Jobs[Name]['handle'],
    input: Jobs[Name]['input'],
    context: JobContext,
  ) => Jobs[Name]['outcome'] | Promise<Jobs[Name]['outcome']>;
};

/** What a thread was handed and has done with: whoever collects what is forgotten comes to it late, and megabytes would wait. */
function letGo({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}

/** How long a compaction waits for readers of the old content before it leaves the shrinking to the next fold. */
const FOLD_WITHIN_MS = 500;

/** Long ones load their code when they are asked for: nobody waits for all of it to be ready for one of them. */
export const JOBS: JobTable = {
  /** One long write; readers go on reading what was there before it. */
  compact(db, { path }) {
    const before = contentBytes(db);
    try {
      withDisk(path, () => db.exec('VACUUM'));
    } finally {
      foldLog(db, path);
    }
    // By the count of pages: the file itself shrinks when the last reader of the old content is done.
    return { bytes: Math.max(0, before - contentBytes(db)) };
  },

  import: (db, input, context) => ingest(db, input, ingestContext(context)),
  async fillSample(db, input, context) {
    const { fillSample } = await import('./sample/fill-sample.ts');
    return fillSample(db, input, ingestContext(context));
  },
  async mapColumns(db, input, context) {
    const { mapColumns } = await import('./ingest/map-columns.ts');
    return mapColumns(db, input, ingestContext(context));
  },

  async export(db, input, context) {
    const { exportTraces } = await import('./browse/export-traces.ts');
    return exportTraces(db, input, context);
  },
  setMarks,
  takeInMarks,
  beginSync,
  async keepPages(db, input) {
    const { keepPages } = await import('./sync/keep-pages.ts');
    try {
      return keepPages(db, input);
    } finally {
      for (const { body } of input.pages) letGo(body);
    }
  },
  keepSnapshots,
  endSync,
  noteInJournal,
  changeDrafts,
  async recover(db, input, context) {
    const { recoverWorkspace } = await import('./recovery/recover-workspace.ts');
    return recoverWorkspace(db, input, context);
  },
  changeSettings: (db, input) => changeWorkspaceSettings(db, input, Date.now()),
  changeViews: (db, input) => changeViews(db, input, Date.now()),

  async copy(db, input, context) {
    const { copyWorkspace } = await import('./copy-workspace.ts');
    return copyWorkspace(db, input, context);
  },
};

function ingestContext({ progress, checkCancelled, letIn }: JobContext): IngestContext {
  return {
    now: () => Date.now(),
    checkCancelled,
    letIn,
    progress: (done, total, traces) => progress({ done, total, traces }),
    // Sources under Node, bundles when packaged: the thread's file lies where this one does.
    parseEntry: import.meta.url.endsWith('.ts')
      ? new URL('./ingest/parse-thread.ts', import.meta.url)
      : new URL('./parse-thread.js', import.meta.url),
  };
}

function contentBytes(db: Reader): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

function foldLog(db: Writer, path: string): void {
  const timeout = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma(`busy_timeout = ${FOLD_WITHIN_MS}`);
  try {
    withDisk(path, () => db.pragma('wal_checkpoint(TRUNCATE)'));
  } finally {
    db.pragma(`busy_timeout = ${timeout}`);
  }
}
