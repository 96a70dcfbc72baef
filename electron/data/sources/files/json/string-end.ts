import {
  ADD,
  AND,
  ARE_EQUAL,
  ARE_LOWER,
  bytesOf,
  CHOOSE,
  constant,
  either,
  further,
  get,
  giveWhere,
  IS_NO_LOWER,
  IS_ZERO,
  loadByte,
  loadVector,
  LOWEST_BIT,
  MINUS_ONE,
  moduleOf,
  OR,
  repeat,
  set,
  SHIFT_DOWN,
  SHIFT_UP,
  SHORT,
  SUBTRACT,
  tee,
  TO_BITS,
  VECTOR,
  XOR,
} from '../../../../core/machine/code.ts';
import { callOver } from '../../../../core/machine/function.ts';
import { machine, memoryIfThereIs, type Call, type Memory } from '../../../../core/machine/memory.ts';

/*
 * In the machine's own form, because JavaScript has no instruction for 16 bytes at a time: more than twice as fast. It is told where a string begins,
 * behind its opening quote, and where the text ends. It gives twice the place behind the closing quote, and one more where the string has escapes; -1
 * where there is no sound string, or not all of it.
 *
 * Of each 16 bytes it looks at nothing one by one but the first that needs it. A backslash with a quote behind it is passed without a look: a body
 * that is kept as text has one every few bytes, and a processor that guesses wrong each time takes longer than all the rest.
 */
const [AT, TO, BYTES, QUOTES, SLASHES, CONTROLS] = [0, 1, 2, 3, 4, 5];
const [ESCAPED, OTHER, CARRIED, ESCAPES, STEP] = [6, 7, 8, 9, 10];
const LOCALS = [VECTOR, ...Array.from({ length: STEP - BYTES }, () => SHORT)];

/** What stands before the text in its memory: by byte how long an escape is that begins with it, and whether it is a hexadecimal digit. */
const [LENGTHS_AT, DIGITS_AT, TEXT_AT] = [0, 256, 512];
const LENGTH_OF_UNICODE = 5;

const BEYOND = [...get(AT), ...get(TO), ...IS_NO_LOWER];
/** A bit for each of the bytes that is such a one. */
const bitsOf = (byte: number, test: readonly number[]): number[] => [
  ...[...get(BYTES), ...bytesOf(byte), ...test, ...TO_BITS],
];
/** Of a byte so far behind the place. */
const inTable = (table: number, behind: number): number[] => [
  ...[...get(AT), ...loadByte(0, TEXT_AT + behind), ...loadByte(0, table)],
];

const LOOK = [
  ...[...get(AT), ...loadVector(0, TEXT_AT), ...set(BYTES)],
  ...[...bitsOf(0x22, ARE_EQUAL), ...set(QUOTES), ...bitsOf(0x5c, ARE_EQUAL), ...set(SLASHES)],
  ...[...bitsOf(0x20, ARE_LOWER), ...set(CONTROLS)],
  ...[...get(SLASHES), ...constant(1), ...SHIFT_UP, ...get(CARRIED), ...OR, ...set(ESCAPED)],
  // All but backslashes each with a quote behind it.
  ...[...get(QUOTES), ...get(ESCAPED), ...XOR, ...get(SLASHES), ...get(ESCAPED), ...AND, ...OR],
  ...[...get(CONTROLS), ...OR, ...constant(0xffff), ...AND, ...tee(OTHER), ...IS_ZERO],
];
const PASS = [
  ...[...get(ESCAPES), ...get(SLASHES), ...OR, ...set(ESCAPES)],
  ...[...get(SLASHES), ...constant(15), ...SHIFT_DOWN, ...set(CARRIED), ...further(AT, 16)],
];
const GO_TO_OTHER = [
  // Those before it count.
  ...[...get(OTHER), ...constant(1), ...SUBTRACT, ...get(OTHER), ...MINUS_ONE, ...XOR, ...AND],
  ...[...get(SLASHES), ...AND, ...get(CARRIED), ...OR, ...get(ESCAPES), ...OR, ...set(ESCAPES)],
  ...[...get(AT), ...get(OTHER), ...LOWEST_BIT, ...tee(STEP), ...ADD, ...set(AT)],
  ...giveWhere(BEYOND, MINUS_ONE),
];
const bitHere = (bits: number): number[] => [
  ...[...get(bits), ...get(STEP), ...SHIFT_DOWN, ...constant(1), ...AND],
];
const END = [
  ...[...get(AT), ...constant(1), ...ADD, ...constant(1), ...SHIFT_UP],
  ...[...get(ESCAPES), ...IS_ZERO, ...IS_ZERO, ...OR],
  ...[...MINUS_ONE, ...bitHere(QUOTES), ...CHOOSE],
];
const PASS_ESCAPE = [
  ...giveWhere([...inTable(LENGTHS_AT, 0), ...tee(STEP), ...IS_ZERO], MINUS_ONE),
  ...either(
    [...get(STEP), ...constant(LENGTH_OF_UNICODE), ...XOR, ...IS_ZERO],
    [
      // Not all of its digits.
      ...giveWhere(
        [...[...constant(LENGTH_OF_UNICODE - 1), ...get(TO), ...get(AT), ...SUBTRACT, ...IS_NO_LOWER]],
        MINUS_ONE,
      ),
      ...giveWhere(
        [
          ...[...inTable(DIGITS_AT, 1), ...inTable(DIGITS_AT, 2), ...AND],
          ...[...inTable(DIGITS_AT, 3), ...AND, ...inTable(DIGITS_AT, 4), ...AND, ...IS_ZERO],
        ],
        MINUS_ONE,
      ),
    ],
    [],
  ),
  ...[...get(AT), ...get(STEP), ...ADD, ...set(AT)],
  ...[...constant(0), ...set(CARRIED), ...constant(1), ...set(ESCAPES)],
];
const FOLLOW = repeat([
  ...giveWhere(BEYOND, MINUS_ONE),
  ...either(LOOK, PASS, [
    ...GO_TO_OTHER,
    ...giveWhere([...bitHere(ESCAPED), ...IS_ZERO], END),
    ...PASS_ESCAPE,
  ]),
]);

/** Longer texts are not held: they are those of few records, which are not looked at here. */
const MOST_BYTES = 512 * 1024;
/** Read with the last bytes. */
const BEHIND_BYTES = 16;

const memory = memoryIfThereIs(TEXT_AT + MOST_BYTES + BEHIND_BYTES);
const bytes = memory === undefined ? undefined : withTables(memory);
let held: DataView | undefined;

/** In a text that is held; see above. */
export const endInHeld: Call = memory === undefined ? notHeld : following(memory);

function following(text: Memory): Call {
  return callOver(new machine.Module(moduleOf(2, LOCALS, 1, [...FOLLOW, ...MINUS_ONE])), [text]);
}

function notHeld(): number {
  throw new Error('No text is held.');
}

function withTables({ buffer }: Memory): Uint8Array {
  const bytes = new Uint8Array(buffer);
  for (const byte of Buffer.from('"\\/bfnrt')) bytes[LENGTHS_AT + byte] = 1;
  bytes[LENGTHS_AT + 'u'.charCodeAt(0)] = LENGTH_OF_UNICODE;
  for (const byte of Buffer.from('0123456789abcdefABCDEF')) bytes[DIGITS_AT + byte] = 1;
  return bytes;
}

/** Takes a copy of a text that is to be followed, if it is not too long. */
export function hold(view: DataView): void {
  if (view === held || bytes === undefined || view.byteLength > MOST_BYTES) return;
  bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), TEXT_AT);
  held = view;
}

export const isHeld = (view: DataView): boolean => view === held;
