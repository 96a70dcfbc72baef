import { existsSync, mkdirSync, openSync, closeSync, fsyncSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';

/**
 * A small JSON file of the application's own. Written beside and renamed into place, so that a crash leaves the old
 * content or the new one. An unreadable file is put aside, never overwritten.
 */
export function readAppFile<Content>(
  path: string,
  decode: (content: unknown) => Content | null,
  empty: Content,
  raise: (failure: Failure) => void,
): Content {
  if (!existsSync(path)) return empty;
  try {
    const content = decode(JSON.parse(readFileSync(path, 'utf8')));
    if (content !== null) return content;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      raise(new Failure('settings-unreadable', { path, keptAs: path }, error));
      return empty;
    }
  }
  raise(new Failure('settings-unreadable', { path, keptAs: putAside(path) }));
  return empty;
}

function putAside(path: string): string {
  const aside = `${path}.unreadable`;
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
    const file = openSync(draft, 'w', 0o600);
    try {
      writeSync(file, `${JSON.stringify(content, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('settings-unwritable', { path, reason }, error);
  }
}
