import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import { damagedLog, keepLog, removeLog, type DamagedLog } from './damaged-log.ts';
import { withDisk } from './disk-failure.ts';
import { checkWorkspaceFile, type FileHeader } from './file-check.ts';
import { latestVersion, migrate, refuseNewer, schemaVersion, type Migration } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { isJournalOfAnother, logOfAnother } from './of-another.ts';
import { closeAlone, openAlone, openToLook, recover, recoverIfPossible } from './open.ts';
import { discardDraft, draftOf, removeTraces, sideFiles, unfinishedFiles } from './side-files.ts';
import { liveHolder } from './workspace-lock.ts';
import { readWorkspaceRow, withDamage, type WorkspaceRow } from './workspace-row.ts';

/** An index of 32 KiB, a log of a few pages, a journal of one. */
const ROOM_BYTES = 128 * 1024;

export interface Prepared extends WorkspaceRow {
  /** That what was written last is missing; null where nothing is. */
  cutBack: Failure | null;
}

/**
 * Brings the file to this version's schema, ready to be opened for writing. Whatever is to be refused is found by
 * reading alone, before the first write. The lock must be held.
 */
export function prepareWorkspace(path: string, migrations: readonly Migration[] = MIGRATIONS): Prepared {
  const { version } = checkWorkspaceFile(path);
  const strange = leaveOutLogOfAnother(path, () => refuseNewer(version, path, migrations));
  const log = damagedLog(path);
  // Before SQLite has it in hand, which would put back what is older.
  if (log?.isNeedless === true) removeLog(path);
  const cutBack = log === null || log.isNeedless ? strange : cutBackBy(log, path, () => keepLog(path));
  refuseJournalOfAnother(path);
  // A half-done change of a killed process: until it is undone, nothing in the file can be believed.
  if (unfinishedFiles(path).includes(`${path}-journal`)) recover(path);
  return withoutTrace(path, () => {
    const row = look(path, migrations);
    checkRoom(path);
    bringUpToDate(path, migrations);
    return { ...row, cutBack };
  });
}

/**
 * That SQLite will leave out what was committed last, as it does without a word where its log is damaged. Refused where that would
 * leave a mixture of two moments.
 */
function cutBackBy({ isMixed }: DamagedLog, path: string, keep: () => string | null): Failure {
  if (isMixed) throw damagedBeside(path, '-wal');
  return new Failure('workspace-cut-back', { path, kept: keep() });
}

/** What is told of a log that is not the file's own, where the file is whole without it. */
function leaveOutLogOfAnother(path: string, refuse: () => void): Failure | null {
  const found = logOfAnother(path);
  if (found === null) return null;
  if (found === 'mixed') throw damagedBeside(path, '-wal');
  refuse();
  const kept = keepLog(path);
  removeLog(path);
  return kept === null ? null : new Failure('workspace-log-of-another', { path, kept });
}

function refuseJournalOfAnother(path: string): void {
  if (isJournalOfAnother(path)) throw damagedBeside(path, '-journal');
}

const damagedBeside = (path: string, ending: string): Failure =>
  new Failure('workspace-damaged', { path, reason: `${basename(path)}${ending}` });

function bringUpToDate(path: string, migrations: readonly Migration[]): void {
  try {
    withDisk(path, () => {
      const db = openAlone(path);
      try {
        migrate(db, path, migrations);
      } finally {
        closeAlone(db, path);
      }
    });
  } catch (error) {
    // A disk that fills up in the middle can leave a half-done change to whoever opens the file next.
    if (unfinishedFiles(path).length > 0) recoverIfPossible(path);
    throw error;
  }
}

/**
 * Refuses where there is no room for the log and its index, before the file is put into the mode that needs them:
 * there might then be no room to take it out again.
 */
function checkRoom(path: string): void {
  withDisk(path, () => {
    try {
      writeFileSync(draftOf(path), Buffer.alloc(ROOM_BYTES));
    } finally {
      discardDraft(path);
    }
  });
}

/** The same for a file that cannot be written: it must be up to date and whole already. */
export function prepareReadOnlyWorkspace(
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Prepared {
  const header = checkWorkspaceFile(path);
  refuseUnfinished(path, header);
  const row = withoutTrace(path, () => look(path, migrations));
  if (header.version < latestVersion(migrations)) throw new Failure('workspace-old-read-only', { path });
  return { ...row, cutBack: null };
}

/**
 * The same for one who only reads, whoever else has the file open: a log that is in use, or that was left behind, is read as it is. A
 * change that was left half-done stays one until somebody writes.
 */
export function prepareToRead(path: string, migrations: readonly Migration[] = MIGRATIONS): Prepared {
  checkWorkspaceFile(path);
  const isFree = (): boolean => liveHolder(path) === null;
  if (unfinishedFiles(path).includes(`${path}-journal`) && isFree())
    throw new Failure('workspace-unfinished-read-only', { path });
  if (isFree() && logOfAnother(path) !== null && isFree()) throw damagedBeside(path, '-wal');
  // While somebody writes it, it is at no moment as it will be.
  const log = isFree() ? damagedLog(path) : null;
  const cutBack = log !== null && isFree() ? cutBackBy(log, path, () => null) : null;
  return withoutTrace(path, () => ({ ...look(path, migrations, latestVersion(migrations)), cutBack }));
}

/** A log can be folded in only by writing. It may also be that of a Tracebell which may write where this one may not. */
function refuseUnfinished(path: string, { inWalMode }: FileHeader): void {
  const logged = sideFiles(path).includes(`${path}-wal`);
  if (!inWalMode && !logged && unfinishedFiles(path).length === 0) return;
  const holder = liveHolder(path);
  if (holder !== null) throw new Failure('workspace-in-use', { path, holder });
  throw new Failure('workspace-unfinished-read-only', { path });
}

/** Even a handle that only reads makes an index of the log; where the file is refused, that goes again. */
function withoutTrace<Result>(path: string, work: () => Result): Result {
  const present = sideFiles(path);
  try {
    return work();
  } catch (error) {
    removeTraces(path, present);
    throw error;
  }
}

function look(path: string, migrations: readonly Migration[], oldest = 1): WorkspaceRow {
  const db = openToLook(path);
  try {
    const version = withDamage(path, () => schemaVersion(db));
    refuseNewer(version, path, migrations);
    if (version <= 0) throw new Failure('workspace-damaged', { path, reason: `format ${version}` });
    if (version < oldest) throw new Failure('workspace-old-read-only', { path });
    return readWorkspaceRow(db, path);
  } finally {
    db.close();
  }
}
