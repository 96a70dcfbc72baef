import { bitCount, lowBits } from './bit-count.ts';
import { memoryOf, STRETCH_WORDS } from './held-words.ts';
import { machine, memoryFor, PAGE_BYTES, type Memory } from './machine.ts';

/** Words of a set that are copied at a time, where it does not lie in the machine's memory: they stay in the processor's cache. */
const CALL_WORDS = 16_384;

/*
 * A function in the machine's own form, because JavaScript has no instruction for 16 bytes at a time: three times as fast. Of two sets in two
 * memories it writes to a third how many bits they have in common before each stretch of 16 words, and gives the number before the stretch behind
 * the last. It is told where in their memories, in bytes, the first set begins and ends, the second begins and counts are to be written, and how many
 * bits came before.
 */
const NUMBERS = ['first', 'end', 'second', 'counts', 'sum'] as const;
type NumberName = (typeof NUMBERS)[number];
const COMMON = NUMBERS.length;

const get = (name: NumberName): number[] => [0x20, NUMBERS.indexOf(name)];
const set = (name: NumberName): number[] => [0x21, NUMBERS.indexOf(name)];
const constant = (value: number): number[] => [0x41, ...number(value)];
const ADD = 0x6a;
const further = (name: NumberName, bytes: number): number[] => [
  ...get(name),
  ...constant(bytes),
  ADD,
  ...set(name),
];

const WITH_MEMORY = 0x40;
const load = (name: NumberName, memory: number, offset: number): number[] => [
  ...[...get(name), 0xfd, 0x00, WITH_MEMORY, memory, ...number(offset)],
];
const AND = [0xfd, 0x4e];
const KEEP_COMMON = [0x22, COMMON];
const COMMON_AGAIN = [0x20, COMMON];
/** Of eight of the 16 bytes: the machine counts bits of so many at once. */
const countBitsOf = (half: 0 | 1): number[] => [0xfd, 0x1d, half, 0x7b];
const ADD_LONG = 0x7c;
const TO_SHORT = 0xa7;
const STRETCH_BYTES = STRETCH_WORDS * 4;

const CODE = [
  ...[1, 1, 0x7b], // A local of 16 bytes beside the numbers.
  ...[0x03, 0x40], // Again and again:
  ...[...get('counts'), ...get('sum'), 0x36, WITH_MEMORY | 2, 2, 0], // Store.
  ...[0, 16, 32, 48].flatMap((part) => [
    ...[...load('first', 0, part), ...load('second', 1, part), ...AND, ...KEEP_COMMON],
    ...[...countBitsOf(0), ...COMMON_AGAIN, ...countBitsOf(1), ADD_LONG],
    ...(part === 0 ? [] : [ADD_LONG]),
  ]),
  ...[TO_SHORT, ...get('sum'), ADD, ...set('sum')],
  ...[...further('first', STRETCH_BYTES), ...further('second', STRETCH_BYTES), ...further('counts', 4)],
  ...[...get('first'), ...get('end'), 0x49, 0x0d, 0, 0x0b], // While first < end.
  ...[...get('sum'), 0x0b],
];

const A_NUMBER = 0x7f;
const importedMemory = (name: string): number[] => [1, 0x6d, 1, name.charCodeAt(0), 2, 0, 0];
const MODULE = [
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, NUMBERS.length, ...NUMBERS.map(() => A_NUMBER), 1, A_NUMBER]),
  ...section(2, [3, ...importedMemory('a'), ...importedMemory('b'), ...importedMemory('c')]),
  ...section(3, [1, 0]),
  ...section(7, [1, 1, 0x66, 0, 0]), // Named f.
  ...section(10, [1, ...number(CODE.length), ...CODE]),
];

function section(id: number, content: readonly number[]): number[] {
  return [id, ...number(content.length), ...content];
}

/** Seven bits a byte, the lowest first; one more byte where a reader would take the highest for a sign. */
function number(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}

type Count = (first: number, end: number, second: number, counts: number, sum: number) => number;

/** Of memories that were counted together. */
const MADE = new WeakMap<Memory, WeakMap<Memory, Count>>();
let compiled: object | undefined;
/** Where counts are written, and where parts of sets are copied to. */
let room: { counts: Memory; first: Memory; second: Memory } | undefined;

function roomForCounts(bytes: number): NonNullable<typeof room> {
  room ??= { counts: memoryFor(bytes), first: memoryFor(CALL_WORDS * 4), second: memoryFor(CALL_WORDS * 4) };
  const missing = bytes - room.counts.buffer.byteLength;
  if (missing > 0) room.counts.grow(Math.ceil(missing / PAGE_BYTES));
  return room;
}

function counterOf(first: Memory, second: Memory, counts: Memory): Count {
  const ofFirst = MADE.get(first) ?? new WeakMap<Memory, Count>();
  MADE.set(first, ofFirst);
  const known = ofFirst.get(second);
  if (known !== undefined) return known;
  compiled ??= new machine.Module(Uint8Array.from(MODULE));
  const imports = { m: { a: first, b: second, c: counts } };
  const count = new machine.Instance(compiled, imports).exports.f;
  ofFirst.set(second, count);
  return count;
}

/** How many of the first so many bits both sets have before each stretch, and in all. */
export function countsBefore(words: Uint32Array, others: Uint32Array, bits: number): Uint32Array {
  const whole = bits >>> 5;
  const stretches = Math.floor(whole / STRETCH_WORDS);
  const inStretches = stretches * STRETCH_WORDS;
  const { counts, ...copies } = roomForCounts((stretches + 2) * 4);
  const [first, second] = [memoryOf(words), memoryOf(others)];
  const count = counterOf(first ?? copies.first, second ?? copies.second, counts);
  let sum = 0;
  for (let from = 0; from < inStretches; from += CALL_WORDS) {
    const end = Math.min(from + CALL_WORDS, inStretches);
    const ofFirst = first === undefined ? copied(words, from, end, copies.first) : placeOf(words, from);
    const ofSecond = second === undefined ? copied(others, from, end, copies.second) : placeOf(others, from);
    sum = count(ofFirst, ofFirst + (end - from) * 4, ofSecond, (from / STRETCH_WORDS) * 4, sum);
  }
  // A copy, for memory that has to be emptied first takes half as long as the counting.
  const before = new Uint32Array(counts.buffer, 0, Math.ceil(bits / 32 / STRETCH_WORDS) + 1).slice();
  before[stretches] = sum;
  const inBoth = (at: number): number => (words[at] ?? 0) & (others[at] ?? 0);
  for (let at = inStretches; at < whole; at += 1) sum += bitCount(inBoth(at));
  before[before.length - 1] = sum + bitCount(inBoth(whole) & lowBits(bits & 31));
  return before;
}

function placeOf(words: Uint32Array, at: number): number {
  return words.byteOffset + at * 4;
}

function copied(words: Uint32Array, from: number, end: number, memory: Memory): number {
  new Uint32Array(memory.buffer).set(words.subarray(from, end));
  return 0;
}
