import type { Json } from '../model/json.ts';
import type { MemberCell, MemberValue } from '../model/member-cell.ts';
import type { Trace } from '../model/trace.ts';
import { innerOf, valuesAt } from './language/trace-texts.ts';
import type { MemberPlace } from './member-column.ts';

/** Everything that a trace has at a place, in the order in which it is written. */
export function memberValues(trace: Trace, { field, path }: MemberPlace): Json[] {
  const root = trace[field];
  if (path.length > 0) return valuesAt(root, path).reverse();
  if (root === null) return [];
  // How these two say that the record had nothing of the kind.
  const isBare = field === 'extra' || field === 'user.invoked_by';
  return isBare && Object.keys(root).length === 0 ? [] : [root];
}

export interface CellLimits {
  values: number;
  characters: number;
}

export function memberCell(trace: Trace, place: MemberPlace, limits: CellLimits): MemberCell {
  const all = memberValues(trace, place);
  return {
    values: all.slice(0, limits.values).map((value) => shownValue(value, limits.characters)),
    total: all.length,
  };
}

function shownValue(value: Json, characters: number): MemberValue {
  if (value === null) return { text: null, hasParts: false, isCut: false };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isCut = text.length > characters;
  return {
    // Half a pair is no character.
    text: isCut ? text.slice(0, characters).replace(/[\uD800-\uDBFF]$/, '') : text,
    // JSON that is written as text has members, too.
    hasParts: typeof innerOf(value) === 'object',
    isCut,
  };
}
