import { accessSync, closeSync, constants, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';

/** SQLite's codes for a mistake in what it was asked: faults of ours, whatever the disk is like. */
const FAULT_CODES = /^SQLITE_(ERROR|CONSTRAINT|MISUSE|RANGE|MISMATCH|TOOBIG|SCHEMA|ABORT|INTERNAL)/;

/**
 * Turns what the disk or SQLite threw into the failure it means. Anything unknown is our own fault and passes
 * through as it is.
 */
export function diskFailure(error: unknown, path: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code !== 'string') return error;
  // A result code of SQLite with a reason after it means what the code means, but for this one.
  if (code === 'SQLITE_READONLY_DBMOVED') return new Failure('workspace-missing', { path }, error);
  const kind = code.replace(/^(SQLITE_(?:READONLY|CORRUPT|BUSY|LOCKED|CANTOPEN))_.*/, '$1');
  switch (kind) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Failure('workspace-missing', { path }, error);
    case 'EISDIR':
    case 'ERR_FS_EISDIR': // Node's own, of what was to be removed.
      return new Failure('path-is-folder', { path: folderAt(path) }, error);
    case 'EACCES':
    case 'EPERM':
      return new Failure('path-forbidden', { path }, error);
    case 'EROFS':
    case 'SQLITE_READONLY':
      return new Failure('workspace-read-only', { path }, error);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_SHMSIZE': // The index of the log is made in one piece: there was no room for it.
      return new Failure('disk-full', { path }, error);
    case 'SQLITE_NOTADB':
      return new Failure('workspace-not-sqlite', { path }, error);
    case 'SQLITE_CORRUPT':
      return new Failure('workspace-damaged', { path, reason: error.message }, error);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new Failure('workspace-in-use', { path, holder: null }, error);
    case 'SQLITE_CANTOPEN':
      return openingFailure(error, path);
    default:
      if (FAULT_CODES.test(code)) return error;
      if (code.startsWith('SQLITE_') || /^E[A-Z]+$/.test(code))
        return new Failure('disk-failed', { path, reason: told(code, error.message) }, error);
      return error;
  }
}

/** It may be one of those that lie beside the file. */
function folderAt(path: string): string {
  const beside = ['-wal', '-shm', '-journal', '-part'].map((ending) => path + ending);
  return [path, ...beside].find((one) => statSync(one, { throwIfNoEntry: false })?.isDirectory()) ?? path;
}

/** Node's own words begin with the code. */
const told = (code: string, message: string): string =>
  message.startsWith(code) ? message : `${code}: ${message}`;

/** Where the bytes of a workspace make no sense, that is no fault of ours; anything else passes through as it is. */
export function damageFailure(error: unknown, path: string): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const isDamage = typeof code === 'string' && /^(SQLITE_CORRUPT|SQLITE_NOTADB|ZSTD_error_)/.test(code);
  if (!isDamage) return error;
  return new Failure('workspace-damaged', { path, reason: (error as Error).message }, error);
}

/** SQLite does not say why it cannot open a file or one beside it; the system does when it is asked again. */
function openingFailure(error: Error, path: string): unknown {
  try {
    if (existsSync(path)) accessSync(path, constants.R_OK);
    probe(`${path}-probe`);
  } catch (reason) {
    if (!existsSync(dirname(path))) return new Failure('folder-missing', { path: dirname(path) }, error);
    return diskFailure(reason, path);
  }
  if (!existsSync(path)) return new Failure('workspace-missing', { path }, error);
  return new Failure('disk-failed', { path, reason: error.message }, error);
}

/** Whether a file can be made in the place: of as long a name as those that SQLite puts beside a workspace. */
function probe(path: string): void {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (reason) {
    // Another thread that failed at the same moment asks as well: then it can be made.
    if (reason instanceof Error && Reflect.get(reason, 'code') === 'EEXIST') return;
    throw reason;
  }
  rmSync(path, { force: true });
}

/** Does the work; what the disk or SQLite throws in it becomes the failure it means. */
export function withDisk<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw diskFailure(error, path);
  }
}
