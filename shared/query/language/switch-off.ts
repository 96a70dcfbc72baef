import type { QueryContext } from './calendar.ts';
import { withoutPart, withText } from './edit.ts';
import type { TextRange } from './expression.ts';

/** A query with what was switched off of it, each as it was written and in the order it was switched off. */
export interface SwitchedQuery {
  text: string;
  off: readonly string[];
}

export function switchedOff(
  { text, off }: SwitchedQuery,
  part: TextRange,
  context: QueryContext,
): SwitchedQuery {
  return { text: withoutPart(text, part, context), off: [...off, text.slice(part.from, part.to)] };
}

/** Switched on again it stands last. */
export function switchedOn(
  { text, off }: SwitchedQuery,
  index: number,
  context: QueryContext,
): SwitchedQuery {
  return { text: withText(text, off[index] ?? '', context), off: off.toSpliced(index, 1) };
}

export function withoutOff({ text, off }: SwitchedQuery, index: number): SwitchedQuery {
  return { text, off: off.toSpliced(index, 1) };
}
