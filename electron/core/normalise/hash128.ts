/**
 * A 128-bit hash of text and numbers for content digests and computed ids. It is part of what a workspace keeps: the
 * same content must give the same bits in every version, so its rules never change.
 *
 * Text goes in as UTF-16 units, eight to a block, two to each of four 32-bit lanes; a lane is multiplied, rotated and
 * fed from its neighbour, and the end mixes all four until each bit depends on all of them. It finds differences; it
 * does not withstand somebody who constructs two contents of one hash.
 *
 * The state is four variables of this module: a record is tens of short texts, and an object for each, or lanes in a
 * typed array, cost more than the mixing.
 */
let a = 0;
let b = 0;
let c = 0;
let d = 0;

const K0 = 0x9e3779b1;
const K1 = 0x85ebca77;
const K2 = 0xc2b2ae3d;
const K3 = 0x27d4eb2f;

export function startHash(): void {
  a = 0x243f6a88;
  b = 0x05a308d3;
  c = 0x13198a2e;
  d = 0x03707344;
}

/** Four words at once: the step everything else is made of. */
export function hashWords(first: number, second: number, third: number, fourth: number): void {
  const la = Math.imul(a ^ first, K0);
  const lb = Math.imul(b ^ second, K1);
  const lc = Math.imul(c ^ third, K2);
  const ld = Math.imul(d ^ fourth, K3);
  a = (((la << 13) | (la >>> 19)) + lb) | 0;
  b = (((lb << 15) | (lb >>> 17)) + lc) | 0;
  c = (((lc << 17) | (lc >>> 15)) + ld) | 0;
  d = (((ld << 11) | (ld >>> 21)) + a) | 0;
}

/** A part of a text, under a tag below 64 that says what it is: equal text in another place counts as different. */
export function hashText(text: string, tag: number, from = 0, to = text.length): void {
  // The length goes first: it keeps "ab" + "c" apart from "a" + "bc", and a trailing NUL apart from none.
  let la = a ^ Math.imul(Math.imul(to - from, 64) + tag, K2);
  let lb = b;
  let lc = c;
  let ld = d;
  let at = from;
  for (; at + 8 <= to; at += 8) {
    la = Math.imul(la ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)), K0);
    lb = Math.imul(lb ^ (text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16)), K1);
    lc = Math.imul(lc ^ (text.charCodeAt(at + 4) | (text.charCodeAt(at + 5) << 16)), K2);
    ld = Math.imul(ld ^ (text.charCodeAt(at + 6) | (text.charCodeAt(at + 7) << 16)), K3);
    la = (((la << 13) | (la >>> 19)) + lb) | 0;
    lb = (((lb << 15) | (lb >>> 17)) + lc) | 0;
    lc = (((lc << 17) | (lc >>> 15)) + ld) | 0;
    ld = (((ld << 11) | (ld >>> 21)) + la) | 0;
  }
  a = la;
  b = lb;
  c = lc;
  d = ld;
  if (at < to) hashTail(text, at, to);
}

/** The last one to seven units, as if zeros followed. */
function hashTail(text: string, at: number, to: number): void {
  const left = to - at;
  let first = text.charCodeAt(at);
  let second = 0;
  let third = 0;
  let fourth = 0;
  if (left > 1) first |= text.charCodeAt(at + 1) << 16;
  if (left > 2) second = text.charCodeAt(at + 2);
  if (left > 3) second |= text.charCodeAt(at + 3) << 16;
  if (left > 4) third = text.charCodeAt(at + 4);
  if (left > 5) third |= text.charCodeAt(at + 5) << 16;
  if (left > 6) fourth = text.charCodeAt(at + 6);
  hashWords(first, second, third, fourth);
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

export function hashNumber(value: number, tag: number): void {
  // Adding 0 turns -0, which JSON can write, into 0.
  double[0] = value + 0;
  hashWords(tag, halves[0] ?? 0, halves[1] ?? 0, 0);
}

/** Leaves the four lanes so that every bit of them depends on everything hashed. */
export function endHash(): void {
  for (let round = 0; round < 3; round += 1) {
    hashWords(a >>> 16, b >>> 15, c >>> 16, d >>> 15);
  }
}

/** The lanes, 0 to 3, as signed words. */
export function lane(which: 0 | 1 | 2 | 3): number {
  return which === 0 ? a : which === 1 ? b : which === 2 ? c : d;
}

/** Goes on from lanes that were kept while a part was hashed. */
export function resumeHash(first: number, second: number, third: number, fourth: number): void {
  a = first;
  b = second;
  c = third;
  d = fourth;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** 32 hexadecimal digits of an ended hash. */
export function hashHex(): string {
  return hexWord(a) + hexWord(b) + hexWord(c) + hexWord(d);
}

function hexWord(word: number): string {
  return hexByte(word >>> 24) + hexByte(word >>> 16) + hexByte(word >>> 8) + hexByte(word);
}

function hexByte(byte: number): string {
  return BYTES[byte & 255] ?? '';
}
