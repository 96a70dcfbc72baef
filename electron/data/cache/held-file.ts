import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Astray } from '../../../shared/model/workspace.ts';
import { MAGIC } from './damaged-header.ts';
import { withDisk } from './disk-failure.ts';

/** Where the header says that a log lies beside the file. */
const MODES_AT = 18;
const IN_LOG_MODE = 2;

/**
 * The file of an open workspace, held so that it is known by whatever name, or none: SQLite goes on writing to a file that was taken away or
 * renamed and says nothing of it. Opened after SQLite has it in hand and closed after SQLite has let go of it: closing any
 * descriptor of a file lets go of all the locks that the process holds on it.
 */
export class HeldFile {
  private readonly path: string;
  /** Such a file is in the mode that needs a log as long as it is open. */
  private readonly isWritten: boolean;
  private readonly file: number;

  constructor(path: string, isWritten: boolean) {
    this.path = path;
    this.isWritten = isWritten;
    this.file = withDisk(path, () => openSync(path, 'r'));
  }

  /** Whether the file is where it was; two looks at entries of the disk and a hundred bytes. */
  look(): Astray | null {
    try {
      const ours = fstatSync(this.file, { bigint: true });
      const found = entryAt(this.path);
      if (found !== null && isOne(found, ours)) return this.isWrittenOver() ? this.writtenOver() : null;
      const now = this.nameOf(ours);
      if (found === null) return { how: existsSync(dirname(this.path)) ? 'gone' : 'folder-gone', now };
      return isLikeOurs(found, ours) && now === null ? null : { how: 'another', now };
    } catch {
      return { how: 'unreachable', now: null }; // A disk that is out, or a share that has no connection.
    }
  }

  close(): void {
    closeSync(this.file);
  }

  private writtenOver(): Astray {
    return { how: 'written-over', now: this.path };
  }

  private isWrittenOver(): boolean {
    if (!this.isWritten) return false;
    const begin = Buffer.alloc(MODES_AT + 2);
    const bytes = readSync(this.file, begin, 0, begin.length, 0);
    const isOurs = begin.toString('latin1', 0, MAGIC.length) === MAGIC && begin[MODES_AT] === IN_LOG_MODE;
    return bytes < begin.length || !isOurs;
  }

  /** Linux knows it; elsewhere it is looked for in its folder. */
  private nameOf(ours: BigIntStats): string | null {
    if (ours.nlink === 0n) return null;
    const isIt = (path: string): boolean => {
      const found = entryAt(path);
      return found !== null && isOne(found, ours);
    };
    if (process.platform === 'linux') {
      const name = readlinkSync(`/proc/self/fd/${this.file}`);
      return isIt(name) ? name : null;
    }
    const folder = dirname(this.path);
    if (!existsSync(folder)) return null;
    return (
      readdirSync(folder)
        .map((name) => join(folder, name))
        .find(isIt) ?? null
    );
  }
}

const isOne = (a: BigIntStats, b: BigIntStats): boolean => a.ino === b.ino && a.dev === b.dev;

/**
 * Shares may number a file anew while it is open: then all else is as it is. A file in the place of one that bears another name
 * now, or none, is not meant by this.
 */
const isLikeOurs = (found: BigIntStats, ours: BigIntStats): boolean =>
  ours.nlink > 0n && found.size === ours.size && found.mtimeNs === ours.mtimeNs;

function entryAt(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
