import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lies in the folder it speaks of: whatever empties the folder, a build that begins too, takes it away. */
const STAMP = '.built-from';

/**
 * Whether a folder was built from these sources as they are. They are compared by content: a checkout or a copy
 * changes times, not bytes.
 */
export function isFresh(builtFolder: string, root: string, sources: readonly string[]): boolean {
  const stamp = join(builtFolder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === contentHash(root, sources);
}

export function markFresh(builtFolder: string, hash: string): void {
  writeFileSync(join(builtFolder, STAMP), hash);
}

/** One hash of all files of the sources, which are files and folders below the root. */
export function contentHash(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(root, source)).sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesOf(root: string, source: string): string[] {
  if (statSync(join(root, source)).isFile()) return [source];
  return readdirSync(join(root, source), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
