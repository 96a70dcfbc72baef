import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import { isAlive } from '../cache/is-alive.ts';

/**
 * A small JSON file of the application's own. Written beside and renamed into place, so that a crash leaves the old
 * content or the new one; what a crash left beside it is removed when it is read. An unreadable file is put aside, never
 * overwritten. Null where there is nothing to read.
 */
export function readAppFile<Content>(
  path: string,
  decode: (content: unknown) => Content | null,
  raise: (failure: Failure) => void,
): Content | null {
  removeLeftDrafts(path);
  let text: string;
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return null;
    // Reading a pipe would wait for its other end.
    if (!found.isFile()) throw new Error('not a file');
    text = readFileSync(path, 'utf8');
  } catch (error) {
    raise(new Failure('settings-unreadable', { path, keptAs: path }, error));
    return null;
  }
  const content = parse(text, decode);
  if (content === null) raise(new Failure('settings-unreadable', { path, keptAs: putAside(path) }));
  return content;
}

const draftOf = (path: string): string => `${path}.${process.pid}.new`;

/** Of processes that ended while they wrote; another one may be writing now. */
function removeLeftDrafts(path: string): void {
  const folder = dirname(path);
  try {
    for (const name of readdirSync(folder)) {
      const pid = name.startsWith(`${basename(path)}.`) ? /\.(\d+)\.new$/.exec(name)?.[1] : undefined;
      if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // There is no such folder yet, or it is not ours to write; they are in nobody's way.
  }
}

function parse<Content>(text: string, decode: (content: unknown) => Content | null): Content | null {
  try {
    return decode(JSON.parse(text.replace(/^\uFEFF/, ''))); // Some editors put a byte order mark there.
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function putAside(path: string): string {
  let aside = `${path}.unreadable`;
  for (let number = 2; lstatSync(aside, { throwIfNoEntry: false }) !== undefined; number += 1)
    aside = `${path}.unreadable-${number}`;
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return path; // A folder that cannot be written: the file stays where it is, and is named as such.
  }
}

export function writeAppFile(path: string, content: unknown): void {
  const draft = draftOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    try {
      const file = openSync(draft, 'w', 0o600);
      try {
        writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The same for what is written while a person works: a disk takes its time, and nobody else waits for it. */
export async function writeAppFileAside(path: string, content: unknown): Promise<void> {
  const draft = draftOf(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    try {
      const file = await open(draft, 'w', 0o600);
      try {
        await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return new Failure('settings-unwritable', { path, reason }, error);
}
