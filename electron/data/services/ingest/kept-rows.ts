import { IdTable } from '../../../core/columns/id-table.ts';
import { ID_BYTES } from '../../../core/columns/trace-id.ts';
import { COLUMN_NAMES, columnNumber } from '../../../../shared/model/trace-columns.ts';
import { readDictionary, writeDictionaryPart } from '../../cache/dictionaries.ts';
import type { Reader, Writer } from '../../cache/handle.ts';
import { columnPiece, printsOf, keysOf, segmentEntries, type SegmentEntry } from '../../cache/segments.ts';
import { nextRow, removedRanges, type RowRange } from '../../cache/versions.ts';
import { Crowds, printText } from './crowds.ts';
import { RowRanges } from './row-ranges.ts';
import { RecentMap } from '../recent-map.ts';
import { SegmentList } from '../segment-list.ts';
import { StoredValues } from './stored-values.ts';

const PROVIDER = columnNumber('provider');
const RATING = columnNumber('trace_rating');

interface OpenSegment {
  segment: SegmentEntry;
  keys: Uint32Array;
  prints: Uint32Array;
  /** The id of the provider of each row. */
  provider: IdOfRow;
}

type IdOfRow = (at: number) => number;

/** How many segments are held for comparing: duplicates come in the order of the rows they repeat. */
const SEGMENTS_HELD = 8;

/** What is written of a dictionary at once is held as strings, and as text. */
export const VALUES_A_PART = 50_000;

/**
 * What an import has to know of the rows that are there: dictionaries, and which row has a key. Follows what is
 * written, and must be thrown away where that is rolled back.
 */
export class KeptRows {
  readonly db: Writer;
  readonly segments: SegmentList;
  readonly dictionaries: StoredValues[];
  nextRow: number;
  private readonly table: IdTable;
  private readonly stored: number[];
  /** Rows that were taken out. */
  readonly removed: RowRanges;
  readonly crowds = new Crowds();
  private readonly open = new RecentMap<OpenSegment>(SEGMENTS_HELD);
  private readonly ratings = new RecentMap<IdOfRow>(SEGMENTS_HELD);

  constructor(db: Writer) {
    this.db = db;
    this.segments = new SegmentList(segmentEntries(db));
    this.dictionaries = COLUMN_NAMES.map((name) => new StoredValues(readDictionary(db, name)));
    this.stored = this.dictionaries.map((dictionary) => dictionary.size);
    this.nextRow = nextRow(db);
    this.table = new IdTable(this.nextRow);
    this.removed = new RowRanges(removedRanges(db));
    // Rows that were taken out are found by nobody: entered, they would only be in the way of others.
    for (const segment of this.segments.all)
      if (this.removed.countIn(segment.firstRow, segment.rows) < segment.rows)
        this.addSegment(openSegment(db, segment));
  }

  private addSegment({ segment, keys, provider }: OpenSegment): void {
    for (let at = 0; at < segment.rows; at += 1) {
      const row = segment.firstRow + at;
      if (!this.removed.has(row)) this.add(keys, at, provider(at), row);
    }
  }

  /** Enters a row under the key that stands at a place of a list of keys, in words. */
  add(keys: Uint32Array, at: number, provider: number, row: number): void {
    this.table.add(lowHash(keys, at, provider), highHash(keys, at), row);
  }

  /** Calls back with rows that may have the key, in the order they were added, until the callback says true. */
  find(keys: Uint32Array, at: number, provider: number, isIt: (row: number) => boolean): number {
    const isThere = (row: number): boolean => !this.removed.has(row) && isIt(row);
    return this.table.find(lowHash(keys, at, provider), highHash(keys, at), isThere);
  }

  /** Rows were taken out. */
  forget(ranges: readonly RowRange[]): void {
    this.removed.add(ranges);
    this.crowds.clear();
  }

  hasKey(row: number, keys: Uint32Array, at: number, provider: number): boolean {
    const found = this.openOf(row);
    const there = row - found.segment.firstRow;
    return sameKey(found.keys, there, keys, at) && found.provider(there) === provider;
  }

  hasPrint(row: number, prints: Uint32Array, at: number): boolean {
    const found = this.openOf(row);
    return samePrint(found.prints, row - found.segment.firstRow, prints, at);
  }

  printText(row: number): string {
    const found = this.openOf(row);
    return printText(found.prints, row - found.segment.firstRow);
  }

  /** The id of the rating that a row has. */
  ratingOf(row: number): number {
    const { segment } = this.openOf(row);
    return this.ratings.get(segment.id, () => idsOf(this.db, segment, 'trace_rating'))(
      row - segment.firstRow,
    );
  }

  private openOf(row: number): OpenSegment {
    const segment = this.segments.of(row);
    if (segment === undefined) throw new Error(`No segment holds row ${row}.`);
    return this.open.get(segment.id, () => openSegment(this.db, segment));
  }

  /** Writes values that the dictionaries got since they were last written, of those that got at least so many. */
  storeDictionaries(least = 1): void {
    this.dictionaries.forEach((dictionary, column) => {
      let stored = this.stored[column] ?? 0;
      for (; dictionary.size - stored >= least; stored = Math.min(dictionary.size, stored + VALUES_A_PART))
        writeDictionaryPart(this.db, column, stored + 1, dictionary.since(stored, VALUES_A_PART));
      this.stored[column] = stored;
    });
  }
}

function openSegment(db: Reader, segment: SegmentEntry): OpenSegment {
  const keys = keysOf(db, segment);
  return {
    segment,
    keys: new Uint32Array(keys.buffer, keys.byteOffset, keys.length / 4),
    prints: printsOf(db, segment),
    provider: idsOf(db, segment, 'provider'),
  };
}

/** The ids of a column; one for all rows where there is one. */
function idsOf(db: Reader, segment: SegmentEntry, name: 'provider' | 'trace_rating'): IdOfRow {
  const { width, bytes } = columnPiece(db, segment, name);
  const { buffer, byteOffset, length } = bytes;
  const all = new Uint32Array(buffer, byteOffset, width === 0 || width === 4 ? length / 4 : 0);
  const narrow = width === 2 ? new Uint16Array(buffer, byteOffset, length / 2) : bytes;
  return width === 0 ? () => all[0] ?? 0 : (at) => (width === 4 ? all[at] : narrow[at]) ?? 0;
}

const WORDS = ID_BYTES / 4;

export function sameKey(first: Uint32Array, at: number, second: Uint32Array, other: number): boolean {
  for (let word = 0; word < WORDS; word += 1)
    if (first[at * WORDS + word] !== second[other * WORDS + word]) return false;
  return true;
}

export function samePrint(first: Uint32Array, at: number, second: Uint32Array, other: number): boolean {
  return first[at * 2] === second[other * 2] && first[at * 2 + 1] === second[other * 2 + 1];
}

// Ids of the service are UUIDs of time and machine, and others count: which words differ cannot be known, so that all go
// into both halves.

function lowHash(keys: Uint32Array, at: number, provider: number): number {
  let hash = provider;
  for (let word = 0; word < WORDS; word += 1) {
    hash = Math.imul(hash ^ (keys[at * WORDS + word] ?? 0), 0x85ebca77);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae3d);
  return hash ^ (hash >>> 13);
}

function highHash(keys: Uint32Array, at: number): number {
  let hash = 0x243f6a88;
  for (let word = WORDS - 1; word >= 0; word -= 1) {
    hash = Math.imul(hash + (keys[at * WORDS + word] ?? 0), 0x9e3779b1);
    hash = (hash << 17) | (hash >>> 15);
  }
  return hash ^ (hash >>> 16);
}

export { PROVIDER, RATING };
