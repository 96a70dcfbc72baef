import { isAscii, isUtf8 } from 'node:buffer';
import { viewOf } from '../plain-record.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './scan.ts';

/** Longer than this, a value's structure is followed before it is parsed, so that its depth and its values cost no memory. */
export const DIRECT_BYTES = 256 * 1024;

/** A stretch of the text, seen both as bytes and as a string of one character a byte, which V8 searches faster. */
export class Window {
  readonly bytes: Buffer;
  /** Where it begins in the whole text. */
  readonly offset: number;
  /** How far it has been read. */
  at = 0;
  /** Whether the text ends where it ends. */
  readonly isLast: boolean;
  /** Whether characters and bytes are the same: the text of a record is then cut from `text`, without decoding. */
  readonly isPlain: boolean;
  /** Whether all of it is UTF-8; undefined until that is asked. */
  isAllSound: boolean | undefined = undefined;
  /** The first line break that was not counted yet. */
  nextBreak: number;
  /** Where a record was looked for in damage, and the first place from there where one may begin. */
  readonly seen = { from: Infinity, candidate: 0 };
  private characters: string | undefined = undefined;
  private words: DataView | undefined = undefined;

  constructor(bytes: Buffer, offset: number, isLast: boolean) {
    this.bytes = bytes;
    this.offset = offset;
    this.isLast = isLast;
    this.isPlain = isAscii(bytes);
    this.nextBreak = breakFrom(bytes, 0);
  }

  /** Made when it is asked for: plain records need none. */
  get text(): string {
    return (this.characters ??= this.bytes.toString('latin1'));
  }

  get view(): DataView {
    return (this.words ??= viewOf(this.bytes));
  }
}

/** How many line breaks lie before `to`, beyond those counted before. */
export function countBreaks(window: Window, to: number): number {
  const { bytes } = window;
  let count = 0;
  let { nextBreak } = window;
  while (nextBreak < to) {
    count += 1;
    const next = bytes[nextBreak + 1] === CARRIAGE_RETURN ? nextBreak + 2 : nextBreak + 1;
    // Of line after empty line the search would cost more than the look.
    nextBreak = bytes[next] === LINE_FEED ? next : breakFrom(bytes, next);
  }
  window.nextBreak = nextBreak;
  return count;
}

export function isSound(window: Window, from: number, to: number): boolean {
  if (window.isPlain) return true;
  window.isAllSound ??= isUtf8(withoutHalfCharacter(window.bytes));
  return window.isAllSound || isUtf8(window.bytes.subarray(from, to));
}

/**
 * The characters of a part. Where it is not sound, those of its bytes: structure is made of ASCII, and reads the
 * same either way.
 */
export function decoded(window: Window, from: number, to: number): string {
  return window.isPlain || !isSound(window, from, to)
    ? window.text.slice(from, to)
    : window.bytes.toString('utf8', from, to);
}

function withoutHalfCharacter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > Math.max(0, bytes.length - 4) && (bytes[end - 1] as number) >= 0x80) end -= 1;
  return bytes.subarray(0, end);
}

function breakFrom(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(LINE_FEED, from);
  return found < 0 ? Infinity : found;
}
