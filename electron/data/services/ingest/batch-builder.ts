import { ABSENT, Dictionary } from '../../../core/columns/dictionary.ts';
import { ID_BYTES, writeQuotedUuid, writeUuid } from '../../../core/columns/trace-id.ts';
import { endHash, hashText, lane, startHash } from '../../../core/normalise/hash128.ts';
import { dedupeKey, isKnownById } from '../../../core/normalise/identity.ts';
import type { Position, Refusal } from '../../../../shared/model/import-report.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { COLUMN_NAMES, columnNumber } from '../../../../shared/model/trace-columns.ts';
import { BLOCK_BYTES, compressBlock, ROWS_A_BLOCK, type NewBlock } from '../../cache/blocks.ts';
import { TIME, TRACE_ID } from '../../sources/files/plain-members.ts';
import { PlainRecord, viewOf } from '../../sources/files/plain-record.ts';
import type { RawRecord } from '../../sources/files/raw-record.ts';
import { batchColumn, type Batch, type Piece } from './batch.ts';
import type { PartTally } from './part-tally.ts';
import { PlainEncoder, plainRecordTime, plainTime } from './plain-encoder.ts';
import { Printer } from './printer.ts';

/** Rows and bytes at which a batch is given away: a segment of this many rows is read and written in one go. */
export const BATCH_ROWS = 16_384;
const BATCH_BYTES = 24 * 1024 * 1024;
/** Distinct values at which a thread forgets what it has met in a column, so that what is always new is not kept twice. */
const MOST_VALUES = 50_000;
const TEXT_ID_TAG = 61;
const COUNT = COLUMN_NAMES.length;
const PROJECT = columnNumber('project_id');
const TRACKER = columnNumber('tracker_name');

/** Gathers traces of one thread into batches. */
export class BatchBuilder {
  private readonly dictionaries = COLUMN_NAMES.map(() => new Dictionary());
  /** How many values of each dictionary were told; -1 where it begins anew. */
  private readonly told = COLUMN_NAMES.map(() => -1);
  private readonly columns = COLUMN_NAMES.map(() => new Uint32Array(BATCH_ROWS));
  private readonly lastValues: (string | null)[] = COLUMN_NAMES.map(() => null);
  private readonly lastIds = new Uint32Array(COUNT);
  private readonly plain = new PlainEncoder();
  private readonly ids = new Uint8Array(BATCH_ROWS * ID_BYTES);
  private readonly keys = new Uint8Array(BATCH_ROWS * ID_BYTES);
  /** Whether a key is not the id. */
  private hasKeys = false;
  private readonly prints = new Uint32Array(BATCH_ROWS * 2);
  private readonly printer = new Printer();
  private readonly times = new Float64Array(BATCH_ROWS);
  private readonly recordTimes = new Float64Array(BATCH_ROWS);
  private readonly lengths = new Uint32Array(BATCH_ROWS);
  private readonly offsets = new Float64Array(BATCH_ROWS);
  private readonly indexes = new Float64Array(BATCH_ROWS);
  private textIds = new Map<number, string>();
  private pieces: Piece[] = [];
  private blocks: NewBlock[] = [];
  private block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  private blockBytes = 0;
  private blockRows = 0;
  private bytes = 0;
  private rows = 0;
  private refusals = 0;

  get isFull(): boolean {
    return this.rows >= BATCH_ROWS || this.bytes >= BATCH_BYTES || this.refusals >= BATCH_ROWS;
  }

  get isEmpty(): boolean {
    return this.rows === 0 && this.refusals === 0;
  }

  /** What is added from here on belongs to this piece, whose counts are kept here. */
  begin(piece: Omit<Piece, 'from' | 'rows' | 'refusals'>): void {
    this.plain.begin(piece.facts);
    this.pieces.push({ ...piece, from: this.rows, rows: 0, refusals: [] });
    // The same cells under other columns are another record.
    this.printer.begin(
      piece.columns === null ? '' : JSON.stringify([[...piece.columns.fields], piece.columns.zone]),
    );
  }

  refuse(refusal: Refusal): void {
    this.piece().refusals.push(refusal);
    this.refusals += 1;
  }

  add(trace: Trace, record: RawRecord): void {
    const { rows: row } = this;
    const { text } = record;
    this.encode(trace, row);
    if (record instanceof PlainRecord) this.plain.learn(record, this.columns, row);
    this.putId(trace.trace_id, row);
    this.putKey(trace, row);
    this.times[row] = trace.time;
    this.recordTimes[row] = trace.record_time ?? NaN;
    this.finish(text, viewOf(text), 0, text.length, record.position);
  }

  /**
   * Adds a plain record by its bytes alone. False where something of it is only told by its value: then it is to be
   * normalised, and added as all others are.
   */
  addPlain(record: PlainRecord, tally: PartTally): boolean {
    const { rows: row, columns, dictionaries } = this;
    const time = plainTime(record, TIME);
    const recordTime = plainRecordTime(record);
    if (time === undefined || recordTime === undefined) return false;
    const id = record.startOf(TRACE_ID);
    if (!writeQuotedUuid(record.view, id, record.endOf(TRACE_ID), this.ids, row * ID_BYTES)) return false;
    if (!this.plain.encode(record, columns, row, dictionaries)) return false;
    if (this.hasKeys) this.copyId(row);
    this.times[row] = time;
    this.recordTimes[row] = recordTime ?? NaN;
    tally.countPlain(this.valueAt(PROJECT, row), this.valueAt(TRACKER, row), time, recordTime);
    this.finish(record.bytes, record.view, record.from, record.to, record.position);
    return true;
  }

  private valueAt(column: number, row: number): string | null {
    return this.dictionaries[column]?.valueOf(this.columns[column]?.[row] ?? ABSENT) ?? null;
  }

  /** What is of the record's bytes and place. */
  private finish(bytes: Buffer, view: DataView, from: number, to: number, position: Position): void {
    const row = this.rows;
    this.printer.write(view, from, to, this.prints, row * 2);
    this.lengths[row] = to - from;
    this.offsets[row] = position.byteOffset;
    this.indexes[row] = position.index;
    this.keep(bytes, from, to);
    this.piece().rows += 1;
    this.rows = row + 1;
  }

  private piece(): Piece {
    const piece = this.pieces.at(-1);
    if (piece === undefined) throw new Error('A record came before its part.');
    return piece;
  }

  /** Most values are those of the row before, or among the few of their column. */
  private encode(trace: Trace, row: number): void {
    for (let column = 0; column < COUNT; column += 1) {
      const name = COLUMN_NAMES[column] ?? 'provider';
      const value = name === 'read_only' ? flagText(trace.read_only) : trace[name];
      if (value !== this.lastValues[column]) {
        this.lastValues[column] = value;
        this.lastIds[column] = this.dictionaries[column]?.idOf(value) ?? 0;
      }
      (this.columns[column] as Uint32Array)[row] = this.lastIds[column] ?? 0;
    }
  }

  private putId(id: string, row: number): void {
    const at = row * ID_BYTES;
    if (writeUuid(id, this.ids, at)) return;
    this.textIds.set(row, id);
    startHash();
    hashText(id, TEXT_ID_TAG);
    endHash();
    new Int32Array(this.ids.buffer, at, 4).set([lane(0), lane(1), lane(2), lane(3)]);
  }

  /** Exports give some events ids of their own; their key is made of what makes the event this one. */
  private putKey(trace: Trace, row: number): void {
    const at = row * ID_BYTES;
    if (!isKnownById(trace)) {
      if (!this.hasKeys) this.keys.set(this.ids.subarray(0, at));
      this.hasKeys = true;
      writeUuid(dedupeKey(trace), this.keys, at);
    } else if (this.hasKeys) this.copyId(row);
  }

  private copyId(row: number): void {
    for (let at = row * ID_BYTES; at < (row + 1) * ID_BYTES; at += 1) this.keys[at] = this.ids[at] ?? 0;
  }

  private keep(bytes: Buffer, from: number, to: number): void {
    const length = to - from;
    if (this.blockRows > 0 && this.blockBytes + length > BLOCK_BYTES) this.closeBlock();
    if (length > this.block.length) this.block = Buffer.allocUnsafeSlow(length);
    bytes.copy(this.block, this.blockBytes, from, to);
    this.blockBytes += length;
    this.bytes += length;
    this.blockRows += 1;
    if (this.blockRows === ROWS_A_BLOCK) this.closeBlock();
  }

  private closeBlock(): void {
    if (this.blockRows === 0) return;
    this.blocks.push(compressBlock(this.block.subarray(0, this.blockBytes), this.blockRows));
    this.blockRows = 0;
    this.blockBytes = 0;
    if (this.block.length > BLOCK_BYTES) this.block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  }

  /** What was gathered. The piece in hand goes on in the next batch. */
  take(): Batch {
    this.closeBlock();
    const { rows, pieces, blocks, textIds } = this;
    const open = pieces.at(-1);
    const ids = this.ids.slice(0, rows * ID_BYTES);
    const batch: Batch = {
      rows,
      columns: this.columns.map((ids) => batchColumn(ids, rows)),
      values: this.dictionaries.map((_, column) => this.newValues(column)),
      ids,
      keys: this.hasKeys ? this.keys.slice(0, rows * ID_BYTES) : ids,
      textIds,
      prints: this.prints.slice(0, rows * 2),
      times: this.times.slice(0, rows),
      recordTimes: this.recordTimes.slice(0, rows),
      lengths: this.lengths.slice(0, rows),
      offsets: this.offsets.slice(0, rows),
      indexes: this.indexes.slice(0, rows),
      blocks,
      pieces,
    };
    this.rows = 0;
    this.hasKeys = false;
    this.bytes = 0;
    this.refusals = 0;
    this.textIds = new Map();
    this.blocks = [];
    this.pieces = open === undefined ? [] : [{ ...open, from: 0, rows: 0, refusals: [] }];
    return batch;
  }

  private newValues(column: number): { isFresh: boolean; added: string[] } {
    const dictionary = this.dictionaries[column] as Dictionary;
    const told = this.told[column] ?? -1;
    const values = { isFresh: told < 0, added: dictionary.since(Math.max(0, told)) };
    if (dictionary.size <= MOST_VALUES) this.told[column] = dictionary.size;
    else {
      this.dictionaries[column] = new Dictionary();
      this.plain.forget(column);
      this.told[column] = -1;
      this.lastValues[column] = null;
      this.lastIds[column] = 0;
    }
    return values;
  }

  /** An item begins: what was gathered belongs to the one before. */
  beginItem(): void {
    if (!this.isEmpty) throw new Error('A batch was not taken.');
    this.pieces = [];
  }
}

function flagText(flag: boolean | null): string | null {
  return flag === null ? null : flag ? 'true' : 'false';
}
