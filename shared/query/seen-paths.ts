import type { Json, JsonObject } from '../model/json.ts';
import { WITH_MEMBERS, type MemberColumn } from '../model/list-column.ts';
import type { Trace } from '../model/trace.ts';
import { PATH_LIMIT } from './language/limits.ts';
import { printPath } from './language/path.ts';
import { innerOf } from './language/trace-texts.ts';
import { isMemberColumn } from './member-column.ts';

/** So many members of a trace are looked at: a body may have any number of them. */
const MOST_MEMBERS = 5_000;
/** Entries of a list are mostly alike. */
const MOST_ENTRIES = 20;

interface Step {
  value: Json;
  path: readonly string[];
  /** Digits would be a place in the list, not a name in its entries. */
  isEntry: boolean;
}

/** The places in the bodies of a trace at which there is a value, each once: what columns of members can show. */
export function pathsIn(trace: Trace): Set<MemberColumn> {
  const found = new Set<MemberColumn>();
  let left = MOST_MEMBERS;
  for (const field of WITH_MEMBERS) {
    // The first ones first, where they are too many.
    const steps: Step[] = [{ value: trace[field], path: [], isEntry: false }];
    for (let step = steps.pop(); step !== undefined && left > 0; step = steps.pop()) {
      left -= 1;
      const parts = partsOf(step);
      if (parts !== null) steps.push(...parts.slice(0, left).reverse());
      else if (step.path.length > 0) {
        const name = field + printPath(step.path);
        if (isMemberColumn(name)) found.add(name);
      }
    }
  }
  return found;
}

/** Null for a value that has none. */
function partsOf({ value, path, isEntry }: Step): Step[] | null {
  const inner = value === null ? null : innerOf(value);
  if (inner === null || typeof inner !== 'object') return null;
  if (path.length === PATH_LIMIT) return [];
  if (Array.isArray(inner))
    return inner.slice(0, MOST_ENTRIES).map((entry) => ({ value: entry, path, isEntry: true }));
  return membersOf(inner, path, isEntry);
}

const membersOf = (object: JsonObject, path: readonly string[], isEntry: boolean): Step[] =>
  Object.keys(object)
    .slice(0, MOST_MEMBERS)
    .filter((name) => !(isEntry && /^\d+$/.test(name)))
    .map((name) => ({ value: object[name] ?? null, path: [...path, name], isEntry: false }));
