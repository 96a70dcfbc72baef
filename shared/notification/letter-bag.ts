/** The characters of a text without their order; the few that share a place only make texts look nearer than they are. */
export interface LetterBag {
  /** A bit for each place that is taken. */
  places: number;
  counts: Uint32Array;
}

const PLACES = 32;

export function letterBag(text: string): LetterBag {
  const counts = new Uint32Array(PLACES);
  let places = 0;
  for (let at = 0; at < text.length; at += 1) {
    const place = text.charCodeAt(at) % PLACES;
    counts[place] = (counts[place] ?? 0) + 1;
    places |= 1 << place;
  }
  return { places, counts };
}

/**
 * Whether one text may be made of the other by so many edits: each brings in one character and takes away one at most. Settles nearly
 * all pairs at a fraction of the cost of comparing them.
 */
export function mayBeWithin(one: LetterBag, other: LetterBag, edits: number): boolean {
  if (bitsIn(one.places & ~other.places) > edits || bitsIn(other.places & ~one.places) > edits) return false;
  let more = 0;
  let fewer = 0;
  for (let place = 0; place < PLACES; place += 1) {
    const difference = (one.counts[place] ?? 0) - (other.counts[place] ?? 0);
    if (difference > 0) more += difference;
    else fewer -= difference;
  }
  return more <= edits && fewer <= edits;
}

function bitsIn(places: number): number {
  let bits = 0;
  for (let left = places; left !== 0; left &= left - 1) bits += 1;
  return bits;
}
