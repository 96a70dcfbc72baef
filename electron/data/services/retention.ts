import type { WorkspaceSettings } from '../../../shared/model/workspace.ts';
import { coverageRows, replaceRemoved } from '../cache/coverage.ts';
import { withDisk } from '../cache/disk-failure.ts';
import { removeRowsBefore } from '../cache/expired.ts';
import type { Reader, Writer } from '../cache/handle.ts';
import { appendToJournal } from '../cache/journal.ts';
import { workspaceSettings, writeWorkspaceSettings } from '../cache/workspace-settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** From when on the workspace keeps traces; null where it keeps all. */
export function keptFrom(db: Reader, nowAt: number): number | null {
  const { retentionDays } = workspaceSettings(db);
  return retentionDays === null ? null : nowAt - retentionDays * DAY_MS;
}

/** Takes out what is older than the workspace keeps. Within its caller's transaction. */
export function removeExpired(db: Writer, nowAt: number): number {
  const from = keptFrom(db, nowAt);
  if (from === null) return 0;
  const removed = removeRowsBefore(db, from);
  // Also of what was too old when it was read: its file tells of it, and nothing of it is here.
  markRemoved(db, from);
  if (removed > 0)
    appendToJournal(db, { at: nowAt, kind: 'retention', by: '', details: { before: from, removed } });
  return removed;
}

/** The ledger says that something was there: no later figure takes its absence for proof. */
function markRemoved(db: Writer, before: number): void {
  for (const row of coverageRows(db)) {
    if (row.state !== 'partial') continue;
    // Kept by the time of the event, told of by the time of record, which may lie as much later.
    const end = Math.min(row.to, before + Math.max(0, row.latenessMs ?? 0));
    if (row.from < end) replaceRemoved(db, { ...row, to: end });
  }
}

export interface RetentionInput {
  workspace: string;
  settings: Partial<WorkspaceSettings>;
}

/** What the person chose for this workspace, and what follows from it at once. */
export function changeWorkspaceSettings(
  db: Writer,
  { workspace, settings }: RetentionInput,
  nowAt: number,
): { removed: number } {
  return withDisk(workspace, () =>
    db
      .transaction(() => {
        writeWorkspaceSettings(db, settings);
        return { removed: removeExpired(db, nowAt) };
      })
      .immediate(),
  );
}
