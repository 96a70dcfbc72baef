import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../../../../shared/model/failure.ts';
import { diskFailure, withDisk } from '../../cache/disk-failure.ts';

/** A folder that is filled, or left as it was. */
export class NewFolder {
  readonly path: string;
  private readonly writes: (name: string) => void;
  /** What was written, in this order, by its path in the folder. */
  readonly files: string[] = [];
  bytes = 0;
  /** Folders that were made for it, outer ones first. */
  private readonly made: string[] = [];

  /** Each file is told of before it is written. */
  constructor(path: string, writes: (name: string) => void = () => undefined) {
    this.path = path;
    this.writes = writes;
    try {
      this.make(path);
      if (namesIn(path).length > 0) throw new Failure('folder-not-empty', { path });
    } catch (error) {
      this.undo();
      throw error;
    }
  }

  write(name: string, content: Uint8Array | string): void {
    const path = join(this.path, name);
    this.make(dirname(path));
    this.files.push(name);
    this.writes(name);
    withDisk(path, () => writeFileSync(path, content, { flag: 'wx' }));
    this.bytes += typeof content === 'string' ? Buffer.byteLength(content) : content.length;
  }

  /** Removes what was written and made, and nothing else. */
  undo(): void {
    for (const name of this.files) rmSync(join(this.path, name), { force: true });
    for (const folder of this.made.toReversed()) removeIfEmpty(folder);
  }

  private make(folder: string): void {
    const missing: string[] = [];
    for (let next = folder; !existsSync(next) && next !== dirname(next); next = dirname(next))
      missing.push(next);
    // One by one: where the system lets nobody make any, Node would try for ever.
    for (const one of missing.toReversed()) {
      makeOne(one);
      this.made.push(one);
    }
  }
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    switch (codeOf(error)) {
      case 'EEXIST': // A link that leads nowhere.
        throw new Failure('path-is-no-folder', { path: folder }, error);
      case 'ENOTDIR':
        throw new Failure('path-is-no-folder', { path: dirname(folder) }, error);
      case 'ENOENT': // What it would lie in is there.
        throw new Failure('path-forbidden', { path: folder }, error);
      default:
        throw diskFailure(error, folder);
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') throw new Failure('path-is-no-folder', { path: folder }, error);
    throw diskFailure(error, folder);
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

/** One that holds something else by now stays. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is somebody's now, or gone.
  }
}
