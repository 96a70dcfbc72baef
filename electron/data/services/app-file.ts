import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';

/**
 * A small JSON file of the application's own. Written beside and renamed into place, so that a crash leaves the old
 * content or the new one. An unreadable file is put aside, never overwritten. Null where there is nothing to read.
 */
export function readAppFile<Content>(
  path: string,
  decode: (content: unknown) => Content | null,
  raise: (failure: Failure) => void,
): Content | null {
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
  const draft = `${path}.${process.pid}.new`;
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
  const draft = `${path}.${process.pid}.new`;
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
