import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import type { FileProblem } from '../../../../shared/model/file-problem.ts';
import { problemOf, type Outcome } from './file-problem.ts';
import { kindOf } from './walk.ts';

/** What identifies the bytes of a file as they are stored. */
export interface StoredHash {
  sizeBytes: number;
  /** As digests of trace files and the storage service give it. */
  md5: string;
  sha256: string;
}

export interface StoredFile {
  path: string;
  /** When it was opened: what is written to it afterwards is not read. */
  sizeBytes: number;
  descriptor: number;
  /** How much was read so far. */
  readBytes: number;
  /** Its bytes in order, hashed as they pass. Asked for once. */
  chunks(): AsyncGenerator<Buffer, void>;
  /** Over what passed; whole only when all chunks were taken. */
  hash(): StoredHash;
  /** What happened to the file since it was opened. */
  close(outcome: Outcome): void;
}

/** One read. */
const CHUNK_BYTES = 1024 * 1024;

/** Without it, opening a pipe waits for somebody to write to it. Windows does not know it. */
const OPEN_FLAGS = constants.O_RDONLY | ((constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0);

export type Opened = { ok: true; file: StoredFile } | { ok: false; problem: FileProblem };

/**
 * Files are read by threads of their own, or by a command that does nothing else, so nobody waits while one is: of many small
 * ones, handing each step to yet another thread took longer than the reading.
 */
export function openStored(path: string, signal?: AbortSignal): Opened {
  signal?.throwIfAborted();
  let descriptor: number | undefined;
  try {
    // Some devices do things when they are opened, so that is not tried.
    const before = statSync(path);
    if (!before.isFile()) return notRegular(before);
    descriptor = openSync(path, OPEN_FLAGS);
    const stats = fstatSync(descriptor);
    if (stats.isFile()) return { ok: true, file: storedFile(path, descriptor, stats, signal) };
    closeSync(descriptor);
    return notRegular(stats);
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    return { ok: false, problem: problemOf(error) };
  }
}

function notRegular(stats: Stats): Opened {
  return { ok: false, problem: { code: 'file-not-regular', details: { kind: kindOf(stats) } } };
}

function storedFile(path: string, descriptor: number, stats: Stats, signal?: AbortSignal): StoredFile {
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  let problem: FileProblem | null = null;

  const file: StoredFile = {
    path,
    sizeBytes: stats.size,
    descriptor,
    readBytes: 0,
    // As the other sources of chunks are.
    // eslint-disable-next-line @typescript-eslint/require-await
    async *chunks() {
      while (file.readBytes < stats.size) {
        signal?.throwIfAborted();
        const size = Math.min(CHUNK_BYTES, stats.size - file.readBytes);
        // Never a buffer again: records are views of it.
        const read = readAt(descriptor, Buffer.allocUnsafeSlow(size), file.readBytes);
        if (!Buffer.isBuffer(read)) problem = read;
        if (!Buffer.isBuffer(read) || read.length === 0) return;
        md5.update(read);
        sha256.update(read);
        file.readBytes += read.length;
        yield read;
      }
    },
    hash: () => ({
      sizeBytes: file.readBytes,
      md5: md5.copy().digest('hex'),
      sha256: sha256.copy().digest('hex'),
    }),
    close(outcome) {
      let now = stats;
      try {
        now = fstatSync(descriptor);
      } catch (error) {
        problem ??= problemOf(error);
      }
      try {
        closeSync(descriptor);
      } catch (error) {
        problem ??= problemOf(error);
      }
      outcome.problem ??= problem;
      const { size: sizeBytes } = stats;
      if (now.size < sizeBytes) {
        outcome.problem ??= { code: 'file-shrank', details: { sizeBytes, readBytes: file.readBytes } };
      } else if (now.size > sizeBytes)
        outcome.notes.push({ code: 'file-grew', details: { sizeBytes, nowBytes: now.size } });
      else if (now.mtimeMs !== stats.mtimeMs) outcome.notes.push({ code: 'file-changed', details: {} });
    },
  };
  return file;
}

function readAt(descriptor: number, buffer: Buffer, position: number): Buffer | FileProblem {
  try {
    return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, position));
  } catch (error) {
    return problemOf(error);
  }
}

/** The hash of a file without reading anything in it. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<StoredHash | FileProblem> {
  const opened = openStored(path, signal);
  if (!opened.ok) return opened.problem;
  const { file } = opened;
  const outcome: Outcome = { problem: null, notes: [] };
  try {
    for await (const chunk of file.chunks()) void chunk;
  } finally {
    file.close(outcome);
  }
  return outcome.problem ?? file.hash();
}
