import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import { BEGINNING_BYTES, hasLostItsBeginning, HEADER_BYTES, MAGIC } from './damaged-header.ts';
import { diskFailure, withDisk } from './disk-failure.ts';
import { oddSideFile, unfinishedFiles } from './side-files.ts';

/** "TRCB": the SQLite application id of a workspace. */
export const APPLICATION_ID = 0x54524342;

/** What a file's first bytes say. While a log lies beside the file, the truth may be in that. */
export interface FileHeader {
  version: number;
  /** Left in the mode that needs a log beside the file, so not closed properly. */
  inWalMode: boolean;
}

/**
 * Looks at a file's first bytes, without SQLite: SQLite would recover, create side files or say only "malformed".
 * Nothing here writes, so a file that is refused is exactly as it was.
 *
 * Never call it on a file this process has open in SQLite: on POSIX systems closing any descriptor of a file lets go
 * of all the locks the process holds on it.
 */
export function checkWorkspaceFile(path: string): FileHeader {
  checkPath(path);
  checkKinds(path);
  const { header, sizeBytes, isLost } = readHeader(path);
  if (isLost) throw new Failure('workspace-damaged', { path, reason: 'header' });
  const begin = header.subarray(0, MAGIC.length).toString('latin1');
  if (sizeBytes === 0 || !MAGIC.startsWith(begin)) throw new Failure('workspace-not-sqlite', { path });
  if (header.length < HEADER_BYTES)
    throw new Failure('workspace-cut-short', { path, expectedBytes: HEADER_BYTES, foundBytes: sizeBytes });
  checkLength(path, header, sizeBytes);
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new Failure('workspace-foreign', { path });
  return { version: header.readInt32BE(60), inWalMode: header[18] === 2 || header[19] === 2 };
}

/** Opening a pipe would wait for its other end, opening a device may do anything: neither is tried, nor beside the file. */
export function checkKinds(path: string): void {
  withDisk(path, () => {
    const found = statSync(path);
    if (found.isDirectory()) throw new Failure('path-is-folder', { path });
    if (!found.isFile()) throw new Failure('workspace-not-sqlite', { path });
  });
  const odd = oddSideFile(path);
  if (odd !== undefined) throw new Failure('disk-failed', { path: odd, reason: 'not a regular file' });
}

export function checkPath(path: string): void {
  if (!isAbsolute(path)) throw new Failure('path-relative', { path });
  // better-sqlite3 trims the names it is given: another file would be opened.
  if (path !== path.trimEnd()) throw new Failure('path-ends-in-space', { path });
}

/** The one name of a file that is to be made: links and dots in its folder are resolved, so that locks meet. */
export function newFilePath(path: string): string {
  checkPath(path);
  const folder = dirname(path);
  if (!statFolder(folder)) throw new Failure('folder-missing', { path: folder });
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Failure('path-forbidden', { path: folder }, error);
  }
  return join(realpathSync(folder), basename(path));
}

function statFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch (error) {
    const failure = diskFailure(error, folder);
    if (failure instanceof Failure && failure.code === 'workspace-missing') return false;
    throw failure;
  }
}

/** Whether the file and its folder can be written: SQLite needs room for its log beside the file. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Which file a name leads to: the same for every link to it, another once the name is given to another file. */
export function fileIdentity(path: string): string {
  const { dev, ino } = withDisk(path, () => statSync(path, { bigint: true }));
  return `${dev}:${ino}`;
}

function readHeader(path: string): { header: Buffer; sizeBytes: number; isLost: boolean } {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const header = Buffer.alloc(BEGINNING_BYTES);
    const bytes = readSync(file, header, 0, BEGINNING_BYTES, 0);
    const read = header.subarray(0, bytes);
    return { header: read, sizeBytes: fstatSync(file).size, isLost: hasLostItsBeginning(file, read) };
  } catch (error) {
    throw diskFailure(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * The header counts the file's pages; fewer bytes than that mean a copy that was cut off. The count is valid only
 * where the change counter equals "version valid for", and pages still in a log or to be rolled back are not in the
 * file yet.
 */
function checkLength(path: string, header: Buffer, sizeBytes: number): void {
  const stored = header.readUInt16BE(16);
  const pageBytes = stored === 1 ? 65536 : stored;
  const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  const expectedBytes = pageBytes * header.readUInt32BE(28);
  if (countIsValid && sizeBytes < expectedBytes && unfinishedFiles(path).length === 0)
    throw new Failure('workspace-cut-short', { path, expectedBytes, foundBytes: sizeBytes });
}
