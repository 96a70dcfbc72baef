import type { FileDigest } from '../../../../shared/model/browse.ts';
import type { Reader } from '../../cache/handle.ts';
import { digestParts, latestDigestPart } from '../../cache/sources.ts';

/** What the digests that were read say of the files that traces came from. */
export class FileDigests {
  private readonly db: Reader;
  /** The path of a digest, by what it lists. */
  private readonly byHash = new Map<string, string>();
  private readonly byName = new Map<string, string>();
  private readUpTo = 0;

  constructor(db: Reader) {
    this.db = db;
  }

  /** A file is known by its content, else by its name: folders it lies in differ from the bucket's. */
  of(path: string, md5: string | null, isInArchive: boolean): FileDigest {
    this.readNew();
    const digest = md5 === null ? undefined : this.byHash.get(md5.toLowerCase());
    if (digest !== undefined && !isInArchive) return { state: 'sound', digest };
    const named = this.byName.get(fileName(path));
    if (named !== undefined)
      return { state: md5 === null || isInArchive ? 'not-compared' : 'changed', digest: named };
    return { state: this.byHash.size === 0 ? 'none-read' : 'not-listed', digest: null };
  }

  private readNew(): void {
    if (latestDigestPart(this.db) <= this.readUpTo) return;
    for (const { id, path, digest } of digestParts(this.db, this.readUpTo)) {
      this.readUpTo = id;
      const files = digest?.log_files;
      for (const file of Array.isArray(files) ? files : []) {
        if (typeof file !== 'object' || file === null || Array.isArray(file)) continue;
        const { object, log_hash_value: hash } = file;
        if (typeof hash !== 'string') continue;
        this.byHash.set(hash.toLowerCase(), path);
        if (typeof object === 'string') this.byName.set(fileName(object), path);
      }
    }
  }
}

/** Object keys are divided by slashes, paths on Windows by either. */
function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
