import type { FileDigest } from '../../../../shared/model/browse.ts';
import type { Reader } from '../../cache/handle.ts';
import { latestDigestPart } from '../../cache/sources.ts';
import { addTo, Digests } from '../digests/chain.ts';
import { fileName, readDigests, type Digest } from '../digests/digest.ts';

/** What the digests that were read say of the files that traces came from. */
export class FileDigests {
  private readonly db: Reader;
  private readonly digests = new Digests();
  /** Digests, by what they list. */
  private readonly byHash = new Map<string, Digest[]>();
  private readonly byName = new Map<string, Digest[]>();
  private readUpTo = 0;

  constructor(db: Reader) {
    this.db = db;
  }

  /** A file is known by its content, else by its name: folders it lies in differ from the bucket's. */
  of(path: string, md5: string | null, isInArchive: boolean): FileDigest {
    this.readNew();
    const listed = md5 === null || isInArchive ? undefined : this.byHash.get(md5.toLowerCase());
    if (listed !== undefined) {
      const trusted = listed.findLast((digest) => !this.digests.isDisowned(digest));
      const digest = trusted ?? listed.at(-1);
      return { state: trusted === undefined ? 'chain-cut' : 'sound', digest: digest?.path ?? null };
    }
    const named = this.byName.get(fileName(path))?.at(-1);
    if (named !== undefined)
      return { state: md5 === null || isInArchive ? 'not-compared' : 'changed', digest: named.path };
    return { state: this.byHash.size === 0 ? 'none-read' : 'not-listed', digest: null };
  }

  private readNew(): void {
    if (latestDigestPart(this.db) <= this.readUpTo) return;
    for (const digest of readDigests(this.db, this.readUpTo)) {
      this.readUpTo = digest.part;
      this.digests.add(digest);
      for (const { object, md5 } of digest.files) {
        if (md5 === '') continue;
        addTo(this.byHash, md5, digest);
        if (object !== '') addTo(this.byName, fileName(object), digest);
      }
    }
  }
}
