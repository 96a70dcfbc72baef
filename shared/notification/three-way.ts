import type { Json, JsonObject } from '../model/json.ts';
import { fieldChanges, type FieldChange } from './changes.ts';
import { memberOf } from './json-value.ts';

export type Side = 'theirs' | 'mine';

/** A member that somebody else changed since a draft began. */
export interface MovedMember {
  name: string;
  /** What they did, piece by piece. */
  theirs: FieldChange[];
  /** What the draft does; none where it leaves the member as it was. */
  mine: FieldChange[];
  /** What is taken while nobody chooses; null where both changed it, each another way. */
  usual: Side | null;
}

/** Members that are not as they were when the draft began, and not as the draft has them. */
export function movedMembers(base: JsonObject, theirs: JsonObject, mine: JsonObject): MovedMember[] {
  const names = new Set([base, theirs, mine].flatMap((one) => Object.keys(one)));
  return [...names].flatMap((name) => {
    const of = (one: JsonObject): JsonObject => ({ [name]: memberOf(one, name) });
    const theirChanges = fieldChanges(of(base), of(theirs));
    if (theirChanges.length === 0 || fieldChanges(of(theirs), of(mine)).length === 0) return [];
    const ownChanges = fieldChanges(of(base), of(mine));
    const usual = ownChanges.length === 0 ? 'theirs' : null;
    return [{ name, theirs: theirChanges, mine: ownChanges, usual }];
  });
}

/** The draft with each member from where it was chosen. */
export function mergedMembers(
  mine: JsonObject,
  theirs: JsonObject,
  chosen: ReadonlyMap<string, Side>,
): JsonObject {
  const taken = new Map<string, Json>(Object.entries(mine));
  for (const [name, side] of chosen) {
    if (side === 'mine') continue;
    const value = memberOf(theirs, name);
    if (value === null) taken.delete(name);
    else taken.set(name, value);
  }
  return Object.fromEntries(taken);
}
