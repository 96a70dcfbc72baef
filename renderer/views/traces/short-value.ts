import { visibleText } from '../../parts/visible-text.ts';

const LONGEST = 48;

/** A value as a menu has room for it. */
export function shortValue(value: string): string {
  const seen = visibleText(value);
  return seen.length > LONGEST ? `${seen.slice(0, LONGEST)}…` : seen;
}
