import type { Json } from '../../../../../shared/model/json.ts';
import { setScanStop } from './scan.ts';
import { parseJson } from './value.ts';
import { decoded, DIRECT_BYTES, type Window } from './window.ts';

/**
 * How one element of a list ends and the next begins, from `}` to the first name: looked for natively, and believed
 * only where the text before it parses.
 */
export interface Separators {
  known: { text: string; next: number }[];
  /** The window that they were looked for in. */
  window: Window | null;
  hits: number;
  misses: number;
}

const SEPARATOR = /\}[ \t\r\n]*,[ \t\r\n]*\{[ \t\r\n]*"[^"\\]{1,64}"/y;

/** Elements of one list begin with few different names; more of them would cost more than they save. */
const MOST_KNOWN = 6;
/** So many may mislead beyond one in eight before they are given up. */
const FREE_MISSES = 4;

export const noSeparators = (): Separators => ({ known: [], window: null, hits: 0, misses: 0 });

/**
 * The element that begins at the window's place, where a separator says that it ends: an object's text is never the
 * beginning of a longer object's, so that one that parses is the whole element. Undefined where that tells nothing.
 * The scan's stop is then its end.
 */
export function takeBySeparator(window: Window, separators: Separators): Json | undefined {
  const end = nearest(window, separators) + 1;
  if (end - window.at > DIRECT_BYTES) return undefined;
  const value = parseJson(decoded(window, window.at, end));
  if (value === undefined) {
    separators.misses += 1;
    return undefined;
  }
  separators.hits += 1;
  setScanStop(end);
  return value;
}

function nearest(window: Window, separators: Separators): number {
  if (separators.misses > FREE_MISSES + separators.hits / 8) return Infinity;
  const isNew = separators.window !== window;
  separators.window = window;
  let least = Infinity;
  for (const separator of separators.known) {
    if (isNew || separator.next < window.at) separator.next = find(window, separator.text);
    if (separator.next < least) least = separator.next;
  }
  return least;
}

function find(window: Window, text: string): number {
  const found = window.text.indexOf(text, window.at);
  return found < 0 ? Infinity : found;
}

/** Reads the separator behind the element that ends at the window's place. */
export function learnSeparator(window: Window, { known }: Separators): void {
  if (known.length === MOST_KNOWN) return;
  SEPARATOR.lastIndex = window.at - 1;
  const text = SEPARATOR.exec(window.text)?.[0];
  if (text === undefined || known.some((separator) => separator.text === text)) return;
  known.push({ text, next: find(window, text) });
}
