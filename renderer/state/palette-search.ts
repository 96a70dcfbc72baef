/** One thing the palette offers. */
export interface PaletteEntry {
  id: string;
  label: string;
  /** Other words it is found by: the English name in another language, a path. */
  also: readonly string[];
}

/**
 * Entries in which every typed word begins some word, best first: those found by their label before those found by
 * another name, otherwise in their own order. Chinese has no spaces, so there a word may begin anywhere.
 */
export function searchPalette<Entry extends PaletteEntry>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [...entries];
  const byLabel = entries.filter((entry) => holds(entry.label, wanted));
  const byOther = entries.filter(
    (entry) => !byLabel.includes(entry) && holds([entry.label, ...entry.also].join(' '), wanted),
  );
  return [...byLabel, ...byOther];
}

function holds(text: string, wanted: readonly string[]): boolean {
  const words = wordsOf(text);
  return wanted.every((part) =>
    words.some((word) => word.startsWith(part) || (!/^[\x20-\x7f]*$/.test(part) && word.includes(part))),
  );
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
}
