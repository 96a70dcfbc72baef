import type { Position } from '../../../../shared/model/import-report.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { PLAIN_MEMBERS } from './plain-members.ts';
import type { RawRecord } from './raw-record.ts';
import { recordValue } from './record-value.ts';

/**
 * What is noted of a record, in words: which members it has, which of their values are strings with escapes, and then by
 * number of the member where its value begins and ends.
 */
export const [MEMBERS_AT, ESCAPED_AT, PLACES_AT] = [0, 1, 2];
export const WORDS_A_RECORD = PLACES_AT + PLAIN_MEMBERS.length * 2;

/** A trace in the service's own form whose members were found in its bytes. It is only parsed where somebody asks for its value. */
export class PlainRecord implements RawRecord {
  /** What the places are places in. */
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly from: number;
  readonly to: number;
  readonly position: Position;
  private readonly notes: Int32Array;
  private readonly notesAt: number;
  private parsed: Json | undefined;

  constructor(
    bytes: Buffer,
    view: DataView,
    from: number,
    to: number,
    position: Position,
    notes: Int32Array,
    notesAt: number,
  ) {
    this.bytes = bytes;
    this.view = view;
    this.from = from;
    this.to = to;
    this.position = position;
    this.notes = notes;
    this.notesAt = notesAt;
  }

  has(member: number): boolean {
    return ((this.notes[this.notesAt + MEMBERS_AT] as number) & (1 << member)) !== 0;
  }

  /** Where the value of a member that it has begins. */
  startOf(member: number): number {
    return this.notes[this.notesAt + PLACES_AT + member * 2] as number;
  }

  endOf(member: number): number {
    return this.notes[this.notesAt + PLACES_AT + member * 2 + 1] as number;
  }

  /** Whether the value is a string with escapes. */
  hasEscapes(member: number): boolean {
    return ((this.notes[this.notesAt + ESCAPED_AT] as number) & (1 << member)) !== 0;
  }

  get text(): Buffer {
    return this.bytes.subarray(this.from, this.to);
  }

  get value(): Json {
    return (this.parsed ??= recordValue(this.text));
  }
}

/** Bytes to be read a word at a time, from any place. */
export function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}
