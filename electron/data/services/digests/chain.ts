import type { ChainStart } from '../../../../shared/model/digest-chain.ts';
import type { Digest } from './digest.ts';

/** How a digest stands to the one before it, as far as both were read. */
export type Link = ChainStart | 'linked' | 'not-compared';

/** Digests that follow one another, and how the first of them stands to the one before. */
export interface Chain {
  begins: ChainStart;
  digests: Digest[];
  /** Links by name alone: digests that lie in an archive have no hash of their own. */
  notCompared: number;
}

/** The digests by their keys, and what others say of them. */
export class Digests {
  private readonly all: Digest[] = [];
  private readonly byObject = new Map<string, Digest[]>();
  private readonly byMd5 = new Map<string, Digest>();
  /** What the next digest says of the bytes, by key. */
  private readonly said = new Map<string, Set<string>>();

  add(digest: Digest): void {
    const { object, md5, previous } = digest;
    // The same bytes are one, however often they were read.
    if (md5 !== null && this.byMd5.has(md5)) return;
    this.all.push(digest);
    if (object !== null) addTo(this.byObject, object, digest);
    if (md5 !== null) this.byMd5.set(md5, digest);
    if (previous === null) return;
    const said = this.said.get(previous.object) ?? new Set();
    this.said.set(previous.object, said.add(previous.md5));
  }

  /** Whether the next one names other bytes for it: who lists a file in such a digest proves nothing. */
  isDisowned({ object, md5 }: Digest): boolean {
    const said = object === null ? undefined : this.said.get(object);
    return said !== undefined && md5 !== null && !said.has(md5);
  }

  linkOf({ previous }: Digest): { link: Link; before: Digest | null } {
    if (previous === null) return { link: 'first', before: null };
    const before = this.byMd5.get(previous.md5);
    if (before !== undefined) return { link: 'linked', before };
    const named = this.byObject.get(previous.object) ?? [];
    const packed = named.find(({ md5 }) => md5 === null);
    if (packed !== undefined) return { link: 'not-compared', before: packed };
    return { link: named.length === 0 ? 'previous-missing' : 'previous-changed', before: null };
  }

  /** In order of their beginnings. */
  chains(): Chain[] {
    const startOf = ({ hour }: Digest): number => hour?.from ?? 0;
    const all = this.all.toSorted((a, b) => startOf(a) - startOf(b) || a.part - b.part);
    const chainOf = new Map<Digest, Chain>();
    const chains: Chain[] = [];
    for (const digest of all) {
      const { link, before } = this.linkOf(digest);
      const chain = before === null ? undefined : chainOf.get(before);
      if (chain !== undefined) {
        chain.digests.push(digest);
        if (link === 'not-compared') chain.notCompared += 1;
        chainOf.set(digest, chain);
        continue;
      }
      // One that says it follows itself, or one that comes later, follows nothing.
      const begins = link === 'linked' || link === 'not-compared' ? 'previous-missing' : link;
      const begun: Chain = { begins, digests: [digest], notCompared: 0 };
      chains.push(begun);
      chainOf.set(digest, begun);
    }
    return chains;
  }
}

export function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
