import type { LostMember } from '../../../../shared/model/cloud-write.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { canonicalJson } from '../sync/canonical-json.ts';

/** Members in one form whichever way they were written; what says nothing is not among them. */
export type Members = ReadonlyMap<string, Json>;

/** What of the expected is missing or another; also members that are there and were left out, where `isWhole`. */
export function lostMembers(expected: Members, found: Members, isWhole: boolean): LostMember[] {
  const paths = new Set([...expected.keys(), ...(isWhole ? found.keys() : [])]);
  return [...paths].flatMap((path) => {
    const [wanted, there] = [textOf(expected.get(path)), textOf(found.get(path))];
    return wanted === there ? [] : [{ path, expected: wanted, found: there }];
  });
}

/** The service leaves out what is empty or off, or writes it. */
export function members(pairs: Readonly<Record<string, Json | undefined>>): Map<string, Json> {
  const told = Object.entries(pairs).filter((pair): pair is [string, Json] => !saysNothing(pair[1]));
  return new Map(told);
}

const saysNothing = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

const textOf = (value: Json | undefined): string | null =>
  value === undefined ? null : canonicalJson(value);

/** Lists by a name, joined where one name stands twice: their order and repetitions say nothing. */
export function joined(lists: readonly (readonly [name: string, items: readonly string[]])[]): Json {
  const byName = Map.groupBy(lists, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, all]) => [name, [...new Set(all.flatMap(([, items]) => items))].toSorted()]),
  );
}
