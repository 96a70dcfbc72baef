import type { Delimiter } from './delimiter.ts';

/** As many columns as a sheet of a table program has; more cells than that would fill the memory. */
export const MOST_COLUMNS = 16_384;
/** All rows of a piece of the text are held at once, and a row may be two bytes. */
export const PIECE_BYTES = 64 * 1024;

const [QUOTE, LINE_FEED, CARRIAGE_RETURN] = [0x22, 0x0a, 0x0d];

// Where in a cell a byte stands.
const [AT_START, PLAIN, QUOTED, BEHIND_QUOTE] = [0, 1, 2, 3];

/** The row that has too many cells. */
export interface WideRow {
  /** How many bytes of the chunk come before it. */
  at: number;
  /** Whether it began in a chunk before. */
  isUnderWay: boolean;
}

/** Looks for one before rows are parsed, since the parser has no limit of its own. */
export function wideRowFinder(delimiter: Delimiter): (chunk: Buffer) => WideRow | null {
  const mark = delimiter.charCodeAt(0);
  let place = AT_START;
  let cells = 1;
  let isUnderWay = false;
  /** Then the old line end, which is a carriage return alone, is a character like others. */
  let hasLineFeed = false;
  return (chunk) => {
    let rowStart = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === QUOTE) place = afterQuote(place);
      else if (place === QUOTED) continue;
      else if (byte === mark) {
        place = AT_START;
        cells += 1;
        if (cells > MOST_COLUMNS) return { at: rowStart, isUnderWay: isUnderWay && rowStart === 0 };
      } else if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && !hasLineFeed)) {
        hasLineFeed ||= byte === LINE_FEED;
        place = AT_START;
        cells = 1;
        rowStart = at + 1;
      } else place = PLAIN;
    }
    if (chunk.length > 0) isUnderWay = rowStart < chunk.length;
    return null;
  };
}

/** A quote opens a cell only at its start, and two in a row stand for one. */
function afterQuote(place: number): number {
  if (place === QUOTED) return BEHIND_QUOTE;
  return place === PLAIN ? PLAIN : QUOTED;
}
