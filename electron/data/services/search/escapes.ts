import { foldCase } from '../../../../shared/query/fold-case.ts';
import { UNICODE_ESCAPE } from './block-facts.ts';
import type { NeedlePlan } from './needle-plan.ts';

const [BACKSLASH, SMALL_U] = [0x5c, 0x75];
/** The letter, four digits and the backslash before them. */
const ESCAPE_BYTES = 6;

/**
 * The next place, from one on, of an escape that may write a character of the text, or that writes a part of another
 * escape: there the bytes do not tell whether the text is in the record. -1: none.
 */
export function nextDoubtfulEscape(raw: Buffer, from: number, plan: NeedlePlan): number {
  for (let at = raw.indexOf(UNICODE_ESCAPE, from); at >= 0; at = raw.indexOf(UNICODE_ESCAPE, at + 2)) {
    if (isDoubtful(raw.toString('latin1', at + 2, at + ESCAPE_BYTES), plan)) return at;
  }
  return -1;
}

function isDoubtful(digits: string, { units, hasSurrogates, fold }: NeedlePlan): boolean {
  // A backslash before a u that is no escape, or one whose digits are escapes themselves.
  if (!/^[\da-f]{4}$/i.test(digits)) return true;
  const character = String.fromCharCode(parseInt(digits, 16));
  if (/[\\\da-zA-Z]/.test(character)) return true;
  if (/[\ud800-\udfff]/.test(character)) return hasSurrogates;
  return fold ? [...foldCase(character)].some((one) => units.has(one)) : units.has(character);
}

/** Whether what begins there may be, or begin within, an escape; what comes later in a text without backslashes cannot. */
export function beginsInEscape(raw: Buffer, start: number): boolean {
  for (let distance = 1; distance < ESCAPE_BYTES; distance += 1) {
    if (raw[start - distance] !== BACKSLASH) continue;
    return distance === 1 || lowerU(raw[start - distance + 1]);
  }
  return false;
}

function lowerU(byte: number | undefined): boolean {
  return byte === SMALL_U;
}
