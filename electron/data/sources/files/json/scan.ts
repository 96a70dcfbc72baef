/** How far the structure of one value was followed. */
export type ScanEnd = 'end' | 'more' | 'bad';

/** Where following one value's structure stands, so that it can go on in the next window. */
export interface Scan {
  /** Lists and objects open at this point. */
  depth: number;
  deepest: number;
  /** Lists, objects and what is between commas: nearly as many as there are values in it. */
  values: number;
  inString: boolean;
  /** After the backslash of a string. */
  escaped: boolean;
  inLiteral: boolean;
  last: number;
  /** Whether the list or object at each level is an object; only so deep as values are read at all. */
  objects: Uint8Array;
}

export const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
export const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
export const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

// What the last token was; a value's end, or a mark that something has to follow.
const [VALUE, AFTER_OPEN, AFTER_COMMA, AFTER_COLON] = [0, 1, 2, 3];

// Kinds of bytes outside of strings.
const [FOREIGN, BLANK, LITERAL] = [0, 1, 2];
const KINDS = new Uint8Array(256).fill(FOREIGN);
for (const byte of [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE]) KINDS[byte] = BLANK;
for (const byte of Buffer.from('+-.0123456789Eaeflnrstu')) KINDS[byte] = LITERAL;
for (const byte of Buffer.from('",:{}[]')) KINDS[byte] = byte;

/** More than are ever read. */
const LEVELS = 512;

export const isBlank = (byte: number | undefined): boolean => byte !== undefined && KINDS[byte] === BLANK;

export function newScan(): Scan {
  return restart({ objects: new Uint8Array(LEVELS) } as Scan);
}

/** Ready for another value. */
export function restart(scan: Scan): Scan {
  scan.depth = 0;
  scan.deepest = 0;
  scan.values = 0;
  scan.inString = false;
  scan.escaped = false;
  scan.inLiteral = false;
  scan.last = AFTER_COLON;
  return scan;
}

let stop = 0;

/** Where the last scan stopped: behind the value's end, or at the byte that fits nowhere. */
export const scanStop = (): number => stop;

/** For an end that was found without following the structure. */
export function setScanStop(at: number): void {
  stop = at;
}

/**
 * Follows one value from `from`, not beyond `to`. It knows enough of the grammar to notice a lost quote or bracket
 * soon after it, not enough to say that the value is sound: that is JSON.parse's to say.
 */
export function scanValue(scan: Scan, bytes: Buffer, from: number, to: number): ScanEnd {
  let at = from;
  for (;;) {
    if (scan.inString) {
      at = passString(scan, bytes, at, to);
      if (at < 0) return 'bad';
      if (goesOn(scan)) break;
      if (scan.depth === 0) return ended(at);
    }
    if (at >= to) break;
    const byte = bytes[at] as number;
    const kind = KINDS[byte] as number;
    if (kind === LITERAL) {
      scan.inLiteral = true;
      scan.last = VALUE;
    } else {
      if (scan.inLiteral && scan.depth === 0) return ended(at);
      scan.inLiteral = false;
      if (kind !== BLANK) {
        if (!passToken(scan, byte, kind)) {
          stop = at;
          return 'bad';
        }
        if (scan.depth === 0 && !goesOn(scan)) return ended(at + 1);
      }
    }
    at += 1;
  }
  stop = to;
  return 'more';
}

/** Whether a string is open; asked through a function, since tokens open strings and strings close. */
const goesOn = (scan: Scan): boolean => scan.inString;

function ended(at: number): 'end' {
  stop = at;
  return 'end';
}

/** Behind the string's end, or `to` where it goes on; -1 for a byte that no string may hold as it is. */
function passString(scan: Scan, bytes: Buffer, from: number, to: number): number {
  let at = scan.escaped ? from + 1 : from;
  scan.escaped = false;
  for (; at < to; at += 1) {
    const byte = bytes[at] as number;
    // Most bytes of strings are plain: one comparison for them.
    if (byte > BACKSLASH) continue;
    if (byte === QUOTE) {
      scan.inString = false;
      return at + 1;
    }
    if (byte === BACKSLASH) at += 1;
    else if (byte < SPACE) {
      stop = at;
      return -1;
    }
  }
  // A backslash was the last byte.
  scan.escaped = at > to;
  return to;
}

/** Whether the token may stand there. */
function passToken(scan: Scan, byte: number, kind: number): boolean {
  const { depth, last } = scan;
  // Levels beyond the table are counted, not checked: such a value is refused for its depth anyway.
  const inObject = depth > LEVELS || depth === 0 ? undefined : scan.objects[depth - 1] === 1;
  switch (kind) {
    case QUOTE:
      if (last === VALUE) return false;
      scan.inString = true;
      scan.last = VALUE;
      return true;
    case OPEN_OBJECT:
    case OPEN_LIST:
      if (inObject === true ? last !== AFTER_COLON : last === VALUE) return false;
      if (depth < LEVELS) scan.objects[depth] = byte === OPEN_OBJECT ? 1 : 0;
      scan.depth += 1;
      scan.values += 1;
      scan.deepest = Math.max(scan.deepest, scan.depth);
      scan.last = AFTER_OPEN;
      return true;
    case CLOSE_OBJECT:
    case CLOSE_LIST:
      if (depth === 0 || inObject === (byte === CLOSE_LIST)) return false;
      scan.depth -= 1;
      scan.last = VALUE;
      return true;
    case COMMA:
      scan.last = AFTER_COMMA;
      scan.values += 1;
      return depth > 0;
    case COLON:
      scan.last = AFTER_COLON;
      return depth > 0 && inObject !== false;
    default:
      return false;
  }
}
