export const ID_BYTES = 16;

/** Where the digits of a UUID stand in its text. */
const DASHES = [8, 13, 18, 23];
const UUID_LENGTH = 36;

const DIGITS = '0123456789abcdef';
const VALUES = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

const PLACES = [...Array(UUID_LENGTH).keys()].filter((at) => !DASHES.includes(at));
const PAIRS = Uint8Array.from(PLACES);

/**
 * Writes a UUID in small letters as its 16 bytes. False, with nothing sure about the bytes, for any other text: also for one
 * in capitals, which could not be told from it afterwards.
 */
export function writeUuid(text: string, bytes: Uint8Array, at: number): boolean {
  if (text.length !== UUID_LENGTH) return false;
  for (const dash of DASHES) if (text.charCodeAt(dash) !== 45) return false;
  let all = 0;
  for (let byte = 0; byte < ID_BYTES; byte += 1) {
    const high = digitAt(text, PAIRS[byte * 2] ?? 0);
    const low = digitAt(text, PAIRS[byte * 2 + 1] ?? 0);
    all |= high | low;
    bytes[at + byte] = (high << 4) | low;
  }
  return all >= 0;
}

/** The same of a text in quotes, by its bytes. */
export function writeQuotedUuid(
  view: DataView,
  from: number,
  to: number,
  bytes: Uint8Array,
  at: number,
): boolean {
  if (to - from !== UUID_LENGTH + 2) return false;
  const first = from + 1;
  for (const dash of DASHES) if (view.getUint8(first + dash) !== 45) return false;
  let all = 0;
  for (let byte = 0; byte < ID_BYTES; byte += 1) {
    const high = VALUES[view.getUint8(first + (PAIRS[byte * 2] as number))] as number;
    const low = VALUES[view.getUint8(first + (PAIRS[byte * 2 + 1] as number))] as number;
    all |= high | low;
    bytes[at + byte] = (high << 4) | low;
  }
  return all >= 0;
}

function digitAt(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? -1;
}

export function uuidText(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let byte = 0; byte < ID_BYTES; byte += 1) {
    const value = bytes[at + byte] ?? 0;
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) text += '-';
    text += DIGITS.charAt(value >> 4) + DIGITS.charAt(value & 15);
  }
  return text;
}
