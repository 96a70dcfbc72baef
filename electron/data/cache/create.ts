import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { withDisk } from './disk-failure.ts';
import { APPLICATION_ID } from './file-check.ts';
import type { Writer } from './handle.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { placeNew, refuseTaken } from './place.ts';
import { discardDraft, draftOf } from './side-files.ts';

/** Makes a new workspace at the path, whole or not at all. The lock of the path must be held. */
export function createWorkspace(path: string, createdBy: string, nowAt: number): void {
  refuseTaken(path);
  try {
    withDisk(path, () => {
      discardDraft(path);
      writeDraft(draftOf(path), createdBy, nowAt);
      placeNew(path);
    });
  } finally {
    discardDraft(path);
  }
}

function writeDraft(draft: string, createdBy: string, nowAt: number): void {
  const db = new Database(draft) as Writer;
  try {
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = MEMORY'); // A draft that is cut off is thrown away, not rolled back.
    db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db, draft, MIGRATIONS);
    db.prepare('INSERT INTO workspace VALUES (1, ?, ?, ?)').run(randomUUID(), nowAt, createdBy);
  } finally {
    db.close();
  }
}
