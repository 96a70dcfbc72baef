import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import { diskFailure } from './disk-failure.ts';

/** "TRCB": the SQLite application id of a workspace. */
export const APPLICATION_ID = 0x54524342;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

/**
 * Looks at a file's first bytes, without SQLite: SQLite would recover, create side files or say only "malformed".
 * Nothing here writes, so a file that is refused is exactly as it was.
 */
export function checkWorkspaceFile(path: string): void {
  checkPath(path);
  const { header, sizeBytes } = readHeader(path);
  if (header.subarray(0, MAGIC.length).toString('latin1') !== MAGIC)
    throw new Failure('workspace-not-sqlite', { path });
  if (header.length < HEADER_BYTES)
    throw new Failure('workspace-cut-short', { path, expectedBytes: HEADER_BYTES, foundBytes: sizeBytes });
  checkLength(path, header, sizeBytes);
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new Failure('workspace-foreign', { path });
}

export function checkPath(path: string): void {
  if (!isAbsolute(path)) throw new Failure('path-relative', { path });
}

export function checkFolderOf(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Failure('folder-missing', { path: folder });
}

function readHeader(path: string): { header: Buffer; sizeBytes: number } {
  let file: number | undefined;
  try {
    if (statSync(path).isDirectory()) throw new Failure('path-is-folder', { path });
    file = openSync(path, 'r');
    const header = Buffer.alloc(HEADER_BYTES);
    const bytes = readSync(file, header, 0, HEADER_BYTES, 0);
    return { header: header.subarray(0, bytes), sizeBytes: fstatSync(file).size };
  } catch (error) {
    throw diskFailure(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * The header counts the file's pages; fewer bytes than that mean a copy that was cut off. The count is valid only
 * where the change counter equals "version valid for", and pages still in a write-ahead log are not in the file yet.
 */
function checkLength(path: string, header: Buffer, sizeBytes: number): void {
  const stored = header.readUInt16BE(16);
  const pageBytes = stored === 1 ? 65536 : stored;
  const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  const expectedBytes = pageBytes * header.readUInt32BE(28);
  if (countIsValid && sizeBytes < expectedBytes && !existsSync(`${path}-wal`))
    throw new Failure('workspace-cut-short', { path, expectedBytes, foundBytes: sizeBytes });
}
