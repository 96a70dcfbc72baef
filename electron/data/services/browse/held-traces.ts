import type { AddedSegment, ColumnLoader } from '../../../core/columns/trace-columns.ts';
import { TraceColumns } from '../../../core/columns/trace-columns.ts';
import { lowestBit } from '../../../core/columns/bit-count.ts';
import { Bitset } from '../../../core/columns/bitset.ts';
import { RowKeys } from '../../../core/columns/row-keys.ts';
import { ID_BYTES, uuidText } from '../../../core/columns/trace-id.ts';
import { contentDigest } from '../../../core/normalise/identity.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { readDictionary } from '../../cache/dictionaries.ts';
import type { Reader } from '../../cache/handle.ts';
import {
  columnPiece,
  columnPieces,
  idsOf,
  readRecordTimes,
  readTimes,
  recordTimesOf,
  segmentEntries,
  textIdsOf,
  timesOf,
  type SegmentEntry,
} from '../../cache/segments.ts';
import { statement } from '../../cache/statement.ts';
import { removedRanges, supersededRows } from '../../cache/versions.ts';
import { Originals, storedTrace } from '../originals.ts';
import { RowSources, type RowSource } from '../row-sources.ts';
import { RecentMap } from '../recent-map.ts';
import { SegmentList } from '../segment-list.ts';
import { FileDigests } from './file-digest.ts';
import { FileRows } from './file-rows.ts';
import { WantedIds } from './wanted-ids.ts';

interface SegmentIds {
  firstRow: number;
  ids: Uint8Array;
  textIds: ReadonlyMap<number, string>;
}

/** Segments whose ids are held for pages, whose rows lie in several: a few megabytes. */
const SEGMENTS_HELD = 64;

/** The traces of a workspace as one reader sees them: columns in memory, everything else where it lies. */
export class HeldTraces {
  readonly columns: TraceColumns;
  readonly digests: FileDigests;
  readonly files: FileRows;
  private readonly db: Reader;
  private readonly segments: SegmentList;
  private readonly originals: Originals;
  private readonly sources: RowSources;
  /** Rows that do not stand, as they were when they were last looked at. */
  private fallen = new Bitset(0);
  private seen: string;
  private keys: RowKeys | null = null;
  /** Whether an id is no UUID; known once there are keys. */
  private hasTextIds = false;
  private readonly segmentIds = new RecentMap<SegmentIds>(SEGMENTS_HELD);

  constructor(db: Reader) {
    this.db = db;
    this.digests = new FileDigests(db);
    this.files = new FileRows(db);
    // Before anything is read: what is written meanwhile is taken in by the next refresh.
    this.seen = this.changeCount();
    this.segments = new SegmentList(segmentEntries(db));
    this.originals = new Originals(db, this.segments.of);
    this.sources = new RowSources(db);
    const last = this.segments.all.at(-1);
    const rows = last === undefined ? 0 : last.firstRow + last.rows;
    this.columns = new TraceColumns(rows, this.loader(), (a, b) => this.compareTies(a, b));
    this.updateStanding();
  }

  /** Whether it reads through this handle: a workspace that was closed and opened again has another. */
  isOf(db: Reader): boolean {
    return this.db === db;
  }

  private loader(): ColumnLoader {
    const { db } = this;
    return {
      pieces: (name) => columnPieces(db, name),
      values: (name) => readDictionary(db, name),
      times: (into) => readTimes(db, into),
      recordTimes: (into) => readRecordTimes(db, this.columns.times, into),
    };
  }

  /** Takes in what was written since. Cheap where nothing was. */
  refresh(): void {
    const seen = this.changeCount();
    if (seen === this.seen) return;
    this.seen = seen;
    this.files.forget();
    const known = this.segments.all.length;
    for (const segment of segmentEntries(this.db).slice(known)) {
      this.segments.add(segment);
      if (this.keys !== null) this.appendKeys(this.keys, segment);
      this.columns.append(this.added(segment));
    }
    this.updateStanding();
  }

  private added(segment: SegmentEntry): AddedSegment {
    const { db } = this;
    const { firstRow, rows } = segment;
    const times = timesOf(db, segment);
    return {
      firstRow,
      rows,
      times,
      recordTimes: () => recordTimesOf(db, segment, times),
      piece: (name) => columnPiece(db, segment, name),
      valuesAfter: (name, id) => readDictionary(db, name, id),
    };
  }

  /** Another number after anything was written, by this handle or another. */
  private changeCount(): string {
    const own = statement<[], number>(this.db, 'SELECT total_changes()').pluck().get();
    const others = statement<[], number>(this.db, 'PRAGMA data_version').pluck().get();
    return `${String(others)} ${String(own)}`;
  }

  private updateStanding(): void {
    const { rows } = this.columns;
    const fallen = new Bitset(rows);
    for (const row of supersededRows(this.db)) if (row < rows) fallen.add(row);
    for (const range of removedRanges(this.db))
      fallen.fill(range.firstRow, Math.min(rows, range.firstRow + range.rows));
    const before = this.fallen;
    this.fallen = fallen;
    const { words } = fallen;
    const known = before.words.length;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? 0;
      const changed = at < known ? word ^ (before.words[at] ?? 0) : word;
      if (changed !== 0) this.changeStanding(at * 32, word, changed);
    }
  }

  /** Rows of a word of those that do not stand. */
  private changeStanding(firstRow: number, fallen: number, changes: number): void {
    for (let changed = changes; changed !== 0; changed &= changed - 1) {
      const bit = lowestBit(changed);
      this.columns.setStanding(firstRow + bit, ((fallen >>> bit) & 1) === 0);
    }
  }

  /** Rows of one time: by id, and versions of one trace by what they say. */
  private compareTies(a: number, b: number): number {
    // Where rows that do not stand come is nobody's concern, and telling them apart may cost reading both.
    const { standing } = this.columns;
    const [standsA, standsB] = [standing.has(a), standing.has(b)];
    if (!standsA || !standsB) return standsA === standsB ? a - b : standsA ? -1 : 1;
    return this.compareIds(a, b) || byText(this.digest(a), this.digest(b)) || a - b;
  }

  /** As texts. UUIDs are in the order of their bytes. */
  private compareIds(a: number, b: number): number {
    if (this.keys === null) {
      this.keys = new RowKeys();
      for (const segment of this.segments.all) this.appendKeys(this.keys, segment);
    }
    return this.hasTextIds ? byText(this.traceId(a), this.traceId(b)) : this.keys.compare(a, b);
  }

  private appendKeys(keys: RowKeys, segment: SegmentEntry): void {
    keys.append(segment.firstRow, idsOf(this.db, segment));
    this.hasTextIds ||= textIdsOf(this.db, segment).size > 0;
  }

  private digest(row: number): string {
    const trace = this.trace(row);
    return trace === undefined ? '' : contentDigest(trace);
  }

  traceId(row: number): string {
    // All are there where rows of one time had to be told apart: a page's rows may lie in as many segments as it has rows.
    if (this.keys !== null && !this.hasTextIds) return uuidText(this.keys.bytesOf([row]), 0);
    const { firstRow, ids, textIds } = this.idsIn(row);
    const at = row - firstRow;
    return textIds.get(at) ?? uuidText(ids, at * ID_BYTES);
  }

  /** Of many rows, in any order: each segment's ids are read once. */
  traceIds(rows: ArrayLike<number>): string[] {
    if (this.keys !== null && !this.hasTextIds) {
      const bytes = this.keys.bytesOf(rows);
      const ids = new Array<string>(rows.length);
      for (let at = 0; at < rows.length; at += 1) ids[at] = uuidText(bytes, at * ID_BYTES);
      return ids;
    }
    const places = Uint32Array.from({ length: rows.length }, (_, at) => at);
    places.sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
    const ids = new Array<string>(rows.length);
    for (const at of places) ids[at] = this.traceId(rows[at] ?? 0);
    return ids;
  }

  /** The standing rows of each id: of several providers, or of versions that contradict each other, there are more than one. */
  rowsOfIds(traceIds: Iterable<string>): Map<string, number[]> {
    const found = new Map([...traceIds].map((id): [string, number[]] => [id, []]));
    const ids = new WantedIds([...found.keys()]);
    for (const segment of this.segments.all) {
      const textIds = textIdsOf(this.db, segment);
      for (const at of ids.in(idsOf(this.db, segment), textIds)) {
        const row = segment.firstRow + at;
        if (this.columns.standing.has(row)) found.get(this.traceId(row))?.push(row);
      }
    }
    return found;
  }

  private idsIn(row: number): SegmentIds {
    const segment = this.segments.of(row);
    if (segment === undefined) throw new Error(`No segment holds row ${row}.`);
    const { firstRow } = segment;
    return this.segmentIds.get(segment.id, () => {
      return { firstRow, ids: idsOf(this.db, segment), textIds: textIdsOf(this.db, segment) };
    });
  }

  trace(row: number): Trace | undefined {
    return storedTrace(this.originals, this.sources, row);
  }

  sourceOf(row: number): RowSource | undefined {
    return this.sources.of(row);
  }

  original(row: number): Buffer | undefined {
    return this.originals.text(row);
  }

  segmentOf(row: number): SegmentEntry | undefined {
    return this.segments.of(row);
  }
}

/** By code units: the same on every machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
