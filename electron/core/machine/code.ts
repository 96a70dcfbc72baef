/*
 * Instructions of code in the machine's own form. Written out by number: an assembler as a package would be many times as much.
 */

export type Code = readonly number[];

/** Type of a local. */
export const [SHORT, VECTOR] = [0x7f, 0x7b];

/** Seven bits a byte, the lowest first; one more byte where a reader would take the highest for a sign. */
export function number(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}

/** Of an argument or a local, by its place. */
export const get = (place: number): Code => [0x20, place];
export const set = (place: number): Code => [0x21, place];
/** Sets it and leaves it on the stack. */
export const tee = (place: number): Code => [0x22, place];
export const constant = (value: number): Code => [0x41, ...number(value)];
export const further = (place: number, by: number): Code => [
  ...[...get(place), ...constant(by), ...ADD, ...set(place)],
];

/** The one negative number there is. */
export const MINUS_ONE: Code = [0x41, 0x7f];

export const ADD: Code = [0x6a];
export const SUBTRACT: Code = [0x6b];
export const AND: Code = [0x71];
export const OR: Code = [0x72];
export const XOR: Code = [0x73];
export const IS_ZERO: Code = [0x45];
export const IS_NO_LOWER: Code = [0x4f];
/** The place of the lowest bit that is set. */
export const LOWEST_BIT: Code = [0x68];
/** Of two numbers the first where the third is not zero. */
export const CHOOSE: Code = [0x1b];
export const SHIFT_UP: Code = [0x74];
export const SHIFT_DOWN: Code = [0x76];
export const ADD_LONG: Code = [0x7c];
export const TO_SHORT: Code = [0xa7];
export const AND_VECTOR: Code = [0xfd, 0x4e];
/** How many bits are set in eight of a vector's 16 bytes: the machine counts so many at once. */
export const countBitsOf = (half: 0 | 1): Code => [0xfd, 0x1d, half, 0x7b];

/** A vector of 16 times the same byte. */
export const bytesOf = (byte: number): Code => [0xfd, 0x0c, ...Array.from({ length: 16 }, () => byte)];
export const ARE_EQUAL: Code = [0xfd, 0x23];
export const ARE_LOWER: Code = [0xfd, 0x26];
/** A bit for each of the 16 bytes. */
export const TO_BITS: Code = [0xfd, 0x64];

/** They take the place in the memory, in bytes, from the stack; `offset` comes on top of it. */
export const loadByte = (memory: number, offset = 0): Code => [0x2d, WITH_MEMORY, memory, ...number(offset)];
export const loadShort = (memory: number, offset: number): Code => [
  ...[0x28, WITH_MEMORY | 2, memory, ...number(offset)],
];
export const loadVector = (memory: number, offset: number): Code => [
  ...[0xfd, 0x00, WITH_MEMORY, memory, ...number(offset)],
];
export const storeShort = (memory: number): Code => [0x36, WITH_MEMORY | 2, memory, 0];
const WITH_MEMORY = 0x40;

/** Again and again while one number is lower than another. */
export const repeatWhileBelow = (body: Code, low: number, high: number): Code => [
  ...[0x03, 0x40, ...body, ...get(low), ...get(high), 0x49, 0x0d, 0, 0x0b],
];

/** Again and again, until something in it gives an answer. */
export const repeat = (body: Code): Code => [0x03, 0x40, ...body, 0x0c, 0, 0x0b];
export const giveWhere = (condition: Code, answer: Code): Code => [
  ...[...condition, 0x04, 0x40, ...answer, 0x0f, 0x0b],
];
export const either = (condition: Code, then: Code, otherwise: Code): Code => [
  ...[...condition, 0x04, 0x40, ...then, 0x05, ...otherwise, 0x0b],
];

/** A module of one function, named f, that takes so many numbers and gives one. */
export function moduleOf(numbers: number, locals: Code, memories: number, body: Code): Uint8Array {
  const groups = locals.flatMap((type) => [1, type]);
  const code = [locals.length, ...groups, ...body, 0x0b];
  const imported = Array.from({ length: memories }, (_, at) => [
    1,
    0x6d,
    1,
    nameOf(at).charCodeAt(0),
    2,
    0,
    0,
  ]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, numbers, ...Array.from({ length: numbers }, () => SHORT), 1, SHORT]),
    ...section(2, [memories, ...imported.flat()]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]),
    ...section(10, [1, ...number(code.length), ...code]),
  ]);
}

/** The name that a memory is imported by, of the module `m`. */
export function nameOf(memory: number): string {
  return String.fromCharCode(0x61 + memory);
}

function section(id: number, content: Code): Code {
  return [id, ...number(content.length), ...content];
}
