import type { ImportTotals } from '../../../../shared/model/imports.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { endRun, insertRun, runTotals } from '../../cache/import-runs.ts';
import { appendToJournal, type JournalEntry } from '../../cache/journal.ts';
import { putSnapshot, type SnapshotOf } from '../../cache/snapshots.ts';
import { removeExpired } from '../retention.ts';
import { canonicalJson } from './canonical-json.ts';

export interface BeginSyncInput {
  /** For the sentences of its failures. */
  workspace: string;
  at: number;
  by: string;
  toolVersion: string;
  /** Where from: the service's address. */
  from: string;
}

/** The number under which what comes of it is kept. */
export function beginSync(db: Writer, { workspace, at, by, toolVersion, from }: BeginSyncInput): number {
  return withDisk(workspace, () =>
    insertRun(db, { startedAt: at, by, toolVersion, paths: [from], rating: 'severity' }),
  );
}

export interface EndSyncInput {
  workspace: string;
  run: number;
  at: number;
  by: string;
  /** Whether everything that was wanted was read. */
  isComplete: boolean;
  /** For the journal. */
  details: JsonObject;
}

export function endSync(
  db: Writer,
  { workspace, run, at, by, isComplete, details }: EndSyncInput,
): ImportTotals {
  return withDisk(workspace, () =>
    db
      .transaction(() => {
        removeExpired(db, at);
        endRun(db, run, at, isComplete);
        const totals = runTotals(db, run);
        appendToJournal(db, { at, kind: 'sync', by, details: { run, isComplete, ...details, ...totals } });
        return totals;
      })
      .immediate(),
  );
}

export interface KeepSnapshotsInput {
  workspace: string;
  at: number;
  /** `text`: as it is kept, with numbers that no number can hold. */
  found: readonly (SnapshotOf & { content: Json; text: string })[];
}

/** Whether each was new, in their order. */
export function keepSnapshots(db: Writer, { workspace, at, found }: KeepSnapshotsInput): ('new' | 'same')[] {
  return withDisk(workspace, () =>
    db
      .transaction(() =>
        found.map(({ content, text, ...of }) =>
          putSnapshot(db, of, { at, text, canonical: canonicalJson(content) }),
        ),
      )
      .immediate(),
  );
}

export interface NoteInput {
  workspace: string;
  entry: Omit<JournalEntry, 'id'>;
}

/** What was done besides imports and syncs. */
export function noteInJournal(db: Writer, { workspace, entry }: NoteInput): null {
  return withDisk(workspace, () =>
    db
      .transaction(() => {
        appendToJournal(db, entry);
        return null;
      })
      .immediate(),
  );
}
