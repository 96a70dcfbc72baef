import type { ChainBegin, ChainVerdict } from '../../../../shared/model/digest-chain.ts';
import type { Reader } from '../../cache/handle.ts';
import { storedFiles } from '../../cache/sources.ts';
import { Digests, type Chain } from './chain.ts';
import { fileName, readDigests } from './digest.ts';

export interface ReadFiles {
  /** The numbers of the parts that were read. */
  parts: ReadonlySet<number>;
  /** The names of their files. */
  names: ReadonlySet<string>;
}

/** What the digests prove that came with these files, or list one of them: a verdict a chain, in order of their beginnings. */
export function chainVerdicts(db: Reader, { parts, names }: ReadFiles): ChainVerdict[] {
  const digests = new Digests();
  for (const digest of readDigests(db)) digests.add(digest);
  const isAsked = ({ digests: all }: Chain): boolean =>
    all.some(({ part, files }) => parts.has(part) || files.some(({ object }) => names.has(fileName(object))));
  const asked = digests.chains().filter(isAsked);
  if (asked.length === 0) return [];
  const stateOf = fileStates(db);
  return asked.map((chain) => verdictOf(chain, stateOf));
}

type FileState = 'sound' | 'changed' | 'not-compared' | 'missing';

function fileStates(db: Reader): (object: string, md5: string) => FileState {
  const hashes = new Set<string>();
  /** Whether all that is known of that name lies in archives. */
  const names = new Map<string, boolean>();
  for (const { path, md5, isInArchive } of storedFiles(db)) {
    if (md5 !== null && !isInArchive) hashes.add(md5);
    const name = fileName(path);
    names.set(name, isInArchive && names.get(name) !== false);
  }
  return (object, md5) => {
    if (hashes.has(md5)) return 'sound';
    const isInArchive = names.get(fileName(object));
    return isInArchive === undefined ? 'missing' : isInArchive ? 'not-compared' : 'changed';
  };
}

function verdictOf(
  { begins, digests, notCompared }: Chain,
  stateOf: ReturnType<typeof fileStates>,
): ChainVerdict {
  const hours = digests.flatMap(({ hour }) => (hour === null ? [] : [hour]));
  const objects: Record<FileState, string[]> = { sound: [], changed: [], 'not-compared': [], missing: [] };
  for (const { files } of digests)
    for (const { object, md5 } of files) objects[stateOf(object, md5)].push(object);
  const begin: ChainBegin = { how: begins, previous: digests[0]?.previous?.object ?? null };
  return {
    from: hours.length === 0 ? null : Math.min(...hours.map(({ from }) => from)),
    to: hours.length === 0 ? null : Math.max(...hours.map(({ to }) => to)),
    digests: digests.length,
    begins: begin,
    linksNotCompared: notCompared,
    sound: objects.sound.length,
    changed: objects.changed,
    missing: objects.missing,
    notCompared: objects['not-compared'].length,
  };
}
