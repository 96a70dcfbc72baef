import { realpathSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import { workspaceName, type WorkspaceSummary } from '../../../shared/model/workspace.ts';
import { createWorkspace } from '../cache/create.ts';
import { withDisk } from '../cache/disk-failure.ts';
import { fileIdentity, isWritable, newFilePath } from '../cache/file-check.ts';
import type { Reader } from '../cache/handle.ts';
import { dataAt } from '../cache/held.ts';
import { openReader, openToLook, recoverIfPossible } from '../cache/open.ts';
import { refuseTaken } from '../cache/place.ts';
import { removeTraces } from '../cache/side-files.ts';
import { prepareReadOnlyWorkspace, prepareToRead, prepareWorkspace } from '../cache/prepare.ts';
import { lockWorkspace, type WorkspaceLock } from '../cache/workspace-lock.ts';
import { guardedWriter } from './guarded-writer.ts';
import { startThread, type JobThread } from './thread.ts';
import { WatchedFile } from './watched-file.ts';

/** A workspace in use: a reader here, the only writer in its thread. Read-only ones have no writer and no lock. */
export interface OpenWorkspace {
  path: string;
  /** Which file it is, by whatever name. */
  identity: string;
  file: WatchedFile;
  createdAt: number;
  reader: Reader;
  writable: { writer: JobThread; lock: WorkspaceLock } | null;
  /** What there is to tell of how it was found. */
  cutBack: Failure | null;
}

export async function openWorkspace(wanted: string, nowAt: number, threadEntry: URL): Promise<OpenWorkspace> {
  const path = withDisk(wanted, () => realpathSync(wanted));
  if (!isWritable(path)) return openReadOnly(path);
  let lock: WorkspaceLock;
  try {
    lock = lockWorkspace(path, nowAt);
  } catch (error) {
    // Where rights are more than modes (Windows, some shares), only trying says that nothing can be written.
    if (error instanceof Failure && ['path-forbidden', 'workspace-read-only'].includes(error.code))
      return openReadOnly(path);
    throw error;
  }
  return releasing(lock, () => openHandles(path, lock, threadEntry));
}

/** Created and opened under one lock, so that nobody else can have it in between; opened, or not created. */
export async function createAndOpen(
  wanted: string,
  createdBy: string,
  nowAt: number,
  threadEntry: URL,
): Promise<OpenWorkspace> {
  const path = newFilePath(wanted);
  refuseTaken(path);
  const lock = lockWorkspace(path, nowAt);
  return releasing(lock, async () => {
    createWorkspace(path, createdBy, nowAt);
    try {
      return await openHandles(path, lock, threadEntry);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  });
}

/** Lets go of the lock when the work fails; otherwise the workspace has it from then on. */
async function releasing(lock: WorkspaceLock, work: () => Promise<OpenWorkspace>): Promise<OpenWorkspace> {
  try {
    return await work();
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openHandles(path: string, lock: WorkspaceLock, threadEntry: URL): Promise<OpenWorkspace> {
  const { createdAt, cutBack } = prepareWorkspace(path);
  meetDamage(path);
  placeTemporaryFiles(path);
  const writer = await startWriter(path, threadEntry);
  try {
    const held = holdAs(path, openReader(path), true);
    return { ...held, createdAt, cutBack, writable: { writer: guardedWriter(writer, held.file), lock } };
  } catch (error) {
    await writer.close().catch(() => undefined); // What stopped the opening is what is told.
    throw error;
  }
}

/** What everybody is told of a workspace must be readable before anything is written, and before another one is closed for it. */
function meetDamage(path: string): void {
  const db = openToLook(path);
  try {
    withDisk(path, () => dataAt(db));
  } finally {
    db.close();
  }
}

async function startWriter(path: string, threadEntry: URL): Promise<JobThread> {
  try {
    return await startThread(threadEntry, { path, role: 'writer' });
  } catch (error) {
    recoverIfPossible(path); // It may have been left in the mode that needs a log.
    throw error;
  }
}

/** SQLite needs room for a second copy while it compacts: on the workspace's disk there is, on /tmp there may not be. */
function placeTemporaryFiles(path: string): void {
  process.env['SQLITE_TMPDIR'] = dirname(path);
}

function openReadOnly(path: string): OpenWorkspace {
  const { createdAt, cutBack } = prepareReadOnlyWorkspace(path);
  meetDamage(path);
  return { ...holdAs(path, openReader(path), false), createdAt, writable: null, cutBack };
}

/** What came with the handles last: the file itself, which must not be let go of before they are. */
function holdAs(
  path: string,
  reader: Reader,
  isWritten: boolean,
): Pick<OpenWorkspace, 'path' | 'identity' | 'file' | 'reader'> {
  try {
    return { path, identity: fileIdentity(path), file: new WatchedFile(path, isWritten), reader };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** Whatever its rights and whoever else has it open: as it is now, until it is closed, though others write to it. */
export function openForReading(wanted: string): OpenWorkspace {
  const path = withDisk(wanted, () => realpathSync(wanted));
  const { createdAt, cutBack } = isWritable(path) ? prepareToRead(path) : prepareReadOnlyWorkspace(path);
  const reader = openReader(path);
  try {
    withDisk(path, () => reader.exec('BEGIN; SELECT count(*) FROM sqlite_schema'));
  } catch (error) {
    reader.close();
    throw error;
  }
  return { ...holdAs(path, reader, false), createdAt, writable: null, cutBack };
}

/** Nothing of it is in use afterwards, also where a failure is thrown: that of a file which is not where it was is the last. */
export async function closeWorkspace({ path, reader, writable, file }: OpenWorkspace): Promise<void> {
  const astray = await file.sure();
  try {
    if (astray?.details.how === 'written-over') {
      // The last handle that may write would fold its log into what is another's. This one is not the last.
      await writable?.writer.close('as-it-is');
      reader.close();
    } else {
      reader.close();
      await writable?.writer.close(astray === null ? 'plain' : 'folded');
      if (astray?.details.how === 'gone') removeTraces(path, []);
    }
  } finally {
    file.close();
    writable?.lock.release();
  }
  if (astray !== null && writable !== null) throw astray;
}

/** While it is open, what came in last lies in a file beside it: so large is the workspace as one file. */
function sizeOf(path: string, reader: Reader, file: WatchedFile): number {
  const pages = Number(reader.pragma('page_count', { simple: true }));
  const found = file.astray === null ? statSync(path, { throwIfNoEntry: false }) : undefined;
  return Math.max(found?.size ?? 0, pages * Number(reader.pragma('page_size', { simple: true })));
}

/** Cheap: one look at the file's entry, one at the last source. */
export function summarise({ path, createdAt, reader, writable, file }: OpenWorkspace): WorkspaceSummary {
  return {
    path,
    name: workspaceName(path),
    createdAt,
    sizeBytes: withDisk(path, () => sizeOf(path, reader, file)),
    readOnly: writable === null,
    dataAt: withDisk(path, () => dataAt(reader)),
    astray: file.astray,
  };
}
