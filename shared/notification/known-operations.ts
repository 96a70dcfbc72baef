import { catalogueOf, type FilledNames } from '../model/catalogue.ts';
import { HUAWEI_OPERATIONS, type NamedOperation } from '../model/catalogue-huawei.ts';
import type { Provider } from '../model/trace.ts';
import { editDistance } from './edit-distance.ts';
import { foldAscii } from './fold-ascii.ts';
import { letterBag, mayBeWithin, type LetterBag } from './letter-bag.ts';

export interface KnownOperation extends NamedOperation {
  /** How often it was seen; absent where nothing says. */
  seen?: number | null;
}

export interface NearestName {
  name: string;
  seen: number | null;
  /** Where the name is known, if not for the service and resource type that were asked about. */
  elsewhere: { service_type: string; resource_type: string | null } | null;
}

export interface KnownOperations {
  /** How many operations are known. With none, nothing can be said of a name. */
  size: number;
  /** Services are compared without regard to the case of ASCII letters, all else exactly. */
  has: (service: string, resource: string, name: string) => boolean;
  /** The name that was probably meant. */
  nearest: (service: string, resource: string, name: string) => NearestName | null;
}

interface Held {
  operation: NamedOperation;
  service: string;
  folded: string;
  /** Of the folded name. */
  bag: LetterBag;
  seen: number | null;
}

/** One list of many: what is in several counts once, with all that was seen of it. */
export function knownOperations(...lists: readonly (readonly KnownOperation[])[]): KnownOperations {
  const held = new Map<string, Held>();
  for (const operation of lists.flat()) {
    const service = foldAscii(operation.service_type);
    const key = keyOf(service, operation.resource_type, operation.trace_name);
    const seen = operation.seen ?? null;
    const before = held.get(key);
    if (before !== undefined) before.seen = seen === null ? before.seen : (before.seen ?? 0) + seen;
    else {
      const folded = operation.trace_name.toLowerCase();
      held.set(key, { operation, service, folded, bag: letterBag(folded), seen });
    }
  }
  addToUnspecified(held);
  const find = (service: string, resource: string | null, name: string): Held | undefined =>
    held.get(keyOf(foldAscii(service), resource, name));
  const search = nearestIn([...held.values()]);
  return {
    size: held.size,
    has: (service, resource, name) =>
      find(service, resource, name) !== undefined || find(service, null, name) !== undefined,
    nearest: search,
  };
}

/** What was seen under any resource type was seen of the operation that fits them all. */
function addToUnspecified(held: ReadonlyMap<string, Held>): void {
  for (const { operation, service, seen } of held.values()) {
    if (operation.resource_type === null || seen === null) continue;
    const fitsAll = held.get(keyOf(service, null, operation.trace_name));
    if (fitsAll !== undefined) fitsAll.seen = (fitsAll.seen ?? 0) + seen;
  }
}

/** A list, so that no text can pass for the border between two. */
function keyOf(service: string, resource: string | null, name: string): string {
  return JSON.stringify([service, resource, name]);
}

/** A third of a name may be wrong, and no more than three characters: what is farther off was hardly meant. */
function mostEdits(name: string): number {
  return Math.min(3, Math.floor(name.length / 3));
}

interface Asked {
  service: string;
  resource: string;
  name: string;
  folded: string;
}

/** Drafts that name the same operations ask the same; what is asked of a name that is typed is soon forgotten. */
const MOST_KEPT = 4_096;

/** By name in any case; by length, since names whose lengths differ by more than the edits cannot be near. */
function nearestIn(all: readonly Held[]): KnownOperations['nearest'] {
  const byFolded = Map.groupBy(all, ({ folded }) => folded);
  const byLength = Map.groupBy(all, ({ folded }) => folded.length);
  const longest = Math.max(0, ...byLength.keys());
  const kept = new Map<string, ReturnType<KnownOperations['nearest']>>();
  const search: KnownOperations['nearest'] = (service, resource, name) => {
    const asked = { service: foldAscii(service), resource, name, folded: name.toLowerCase() };
    const same = byFolded.get(asked.folded);
    const found =
      same === undefined ? nearby(byLength, asked) : best(same.map((each) => rank(asked, each, 0)));
    if (found === null) return null;
    const { operation, service: foundService, seen } = found;
    const fits = operation.resource_type === null || operation.resource_type === resource;
    return {
      name: operation.trace_name,
      seen,
      elsewhere:
        foundService === asked.service && fits
          ? null
          : { service_type: operation.service_type, resource_type: operation.resource_type },
    };
  };
  return (service, resource, name) => {
    // Before anything that costs by length: a name may be a megabyte.
    if (name.length > longest + mostEdits(name)) return null;
    const key = keyOf(service, resource, name);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = search(service, resource, name);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, found);
    return found;
  };
}

interface Ranked {
  held: Held;
  /** The less the nearer, the first that differs decides. */
  order: readonly number[];
}

function nearby(byLength: ReadonlyMap<number, readonly Held[]>, asked: Asked): Held | null {
  const most = mostEdits(asked.folded);
  const bag = letterBag(asked.folded);
  const near: Ranked[] = [];
  for (let length = asked.folded.length - most; length <= asked.folded.length + most; length += 1)
    for (const held of byLength.get(length) ?? []) {
      if (!mayBeWithin(bag, held.bag, most)) continue;
      const distance = editDistance(asked.folded, held.folded, most);
      if (distance === null) continue;
      // A slip of the pen in the name of another service; more is another word.
      if (held.service === asked.service || distance <= 1) near.push(rank(asked, held, distance));
    }
  return best(near);
}

function rank(asked: Asked, held: Held, distance: number): Ranked {
  const { resource_type: resource, trace_name: name } = held.operation;
  const otherService = held.service === asked.service ? 0 : 1;
  const otherResource = resource === null || resource === asked.resource ? 0 : 1;
  let otherCase = Math.abs(asked.name.length - name.length);
  for (let at = 0; at < Math.min(asked.name.length, name.length); at += 1)
    if (asked.name[at] !== name[at]) otherCase += 1;
  return { held, order: [otherService, distance, otherResource, -(held.seen ?? 0), otherCase] };
}

function best(ranked: readonly Ranked[]): Held | null {
  const [first] = ranked.toSorted((one, other) => compare(one, other));
  return first?.held ?? null;
}

function compare(one: Ranked, other: Ranked): number {
  for (const [index, value] of one.order.entries()) {
    const difference = value - (other.order[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return byText(one.held, other.held);
}

function byText(one: Held, other: Held): number {
  const left = keyOf(one.operation.trace_name, one.operation.resource_type, one.service);
  const right = keyOf(other.operation.trace_name, other.operation.resource_type, other.service);
  return left < right ? -1 : left > right ? 1 : 0;
}

const LISTED = new Map<Provider, KnownOperations>();

/**
 * What documents list for a provider, and what was seen: with nothing known of what was seen, null. Names that a person filled in
 * for entries without an established one count as listed.
 */
export function knownOperationsOf(
  provider: Provider,
  seen: readonly KnownOperation[] | null = null,
  filled: FilledNames = {},
): KnownOperations {
  if (seen !== null) return knownOperations(listedOf(provider, filled, 0), seen);
  if (Object.keys(filled).length > 0) return knownOperations(listedOf(provider, filled, null));
  // The same each time, and not free to make.
  const known = LISTED.get(provider) ?? knownOperations(listedOf(provider, filled, null));
  LISTED.set(provider, known);
  return known;
}

function listedOf(provider: Provider, filled: FilledNames, seen: number | null): KnownOperation[] {
  if (provider === 'huawei') return HUAWEI_OPERATIONS.map((operation) => ({ ...operation, seen }));
  // Their names hold the resource type, and their sources spell it in several ways: any fits.
  return catalogueOf(provider, filled).flatMap(({ service_type: service, trace_name: name, formerly }) =>
    [...(name === null ? [] : [name]), ...formerly].map((each) => ({
      service_type: service,
      resource_type: null,
      trace_name: each,
      seen,
    })),
  );
}
