import { ABSENT } from './dictionary.ts';
import { Bitset } from './bitset.ts';
import { FrequentRows } from './frequent-rows.ts';
import { Postings } from './postings.ts';
import { oneId, type ColumnPiece } from './column-piece.ts';
import { idsFromBytes, type PackedIds } from './packed-ids.ts';
import { ValueRows } from './value-rows.ts';
import { grown, sharedArray, type SharedArrayType } from './shared-growth.ts';

/** From one row in so many on, a pass over the column costs less than making postings, */
const RARE = 16;
/** and from so many on, less than looking rows up in postings that are made. */
const RARE_ENOUGH = 3;

/**
 * One column over all rows: an id a row, as narrow as the dictionary allows. A view that was taken stays as it is
 * when rows are appended; when the ids widen, the new ones lie in new memory.
 */
export class IdColumn {
  private held: PackedIds;
  private readonly known: string[];
  /** Rows of each id, for the first `countedRows` rows. */
  private counted = new Uint32Array(0);
  private countedRows = 0;
  private postings: Postings | undefined;
  private byValue: ValueRows | undefined;
  private frequent: FrequentRows | undefined;

  /** Rows that no piece is put for are absent. */
  constructor(values: readonly string[], rows: number) {
    this.known = [...values];
    this.held = sharedArray<PackedIds>(arrayFor(this.known.length), rows);
  }

  get ids(): PackedIds {
    return this.held;
  }

  get rows(): number {
    return this.held.length;
  }

  /** The value of id 1 is the first. */
  get values(): readonly string[] {
    return this.known;
  }

  valueOf(id: number): string | null {
    return id === ABSENT ? null : (this.known[id - 1] ?? null);
  }

  valueAt(row: number): string | null {
    return this.valueOf(this.held[row] ?? ABSENT);
  }

  /** Rows of the piece beyond the column's are left out: they are not known yet. */
  put(piece: ColumnPiece): void {
    const rows = Math.min(piece.rows, this.rows - piece.firstRow);
    if (rows <= 0) return;
    if (piece.width === 0) {
      const id = oneId(piece);
      this.demandKnown(id);
      this.held.fill(id, piece.firstRow, piece.firstRow + rows);
      return;
    }
    const ids = idsFromBytes(piece.bytes, piece.width).subarray(0, rows);
    // A narrower array would cut the ids off in silence.
    if (ids.BYTES_PER_ELEMENT > this.held.BYTES_PER_ELEMENT) for (const id of ids) this.demandKnown(id);
    this.held.set(ids, piece.firstRow);
  }

  append(rows: number, piece: ColumnPiece | undefined, newValues: readonly string[]): void {
    for (const value of newValues) this.known.push(value);
    const type = arrayFor(this.known.length);
    if (type.BYTES_PER_ELEMENT > this.held.BYTES_PER_ELEMENT) {
      const wide = sharedArray<PackedIds>(type, this.rows);
      wide.set(this.held);
      this.held = wide;
    }
    this.held = grown<PackedIds>(this.held, type, this.rows + rows);
    if (piece !== undefined) this.put(piece);
  }

  /** What it holds for its rows, and for its values; of a character two bytes. */
  bytes(): { rows: number; values: number } {
    const listed = (this.postings === undefined ? 0 : this.postings.upTo * 4) + (this.frequent?.bytes ?? 0);
    const texts = this.known.reduce((sum, value) => sum + value.length * 2, 0);
    return { rows: this.held.byteLength + listed, values: texts + this.known.length * 16 };
  }

  /** Rows of each id over the whole column, standing or not; counted once, then only what was appended. */
  counts(): Uint32Array {
    if (this.counted.length !== this.known.length + 1) {
      const counts = new Uint32Array(this.known.length + 1);
      counts.set(this.counted);
      this.counted = counts;
    }
    const { counted, held } = this;
    for (let row = this.countedRows; row < held.length; row += 1) {
      const id = held[row] ?? 0;
      counted[id] = (counted[id] ?? 0) + 1;
    }
    this.countedRows = held.length;
    return counted;
  }

  /**
   * The rows whose id is marked so in the table, where they are few enough that looking them up costs less than a pass over the
   * column; undefined otherwise. The first time such values are asked for, postings are made.
   */
  rareRows(table: Uint8Array, marked: 0 | 1 = 1): Bitset | undefined {
    const ids = this.idsOfAtMost(this.mostRare(), table, marked);
    if (ids === undefined) return undefined;
    const found = new Bitset(this.rows);
    const postings = this.madePostings();
    for (const id of ids) postings.addTo(found, id);
    for (let row = postings.upTo; row < this.rows; row += 1)
      if (table[this.held[row] ?? 0] === marked) found.add(row);
    return found;
  }

  /**
   * The rows whose id has a 1 in the table, where they are known without a pass over the column: of few values, of frequent ones, and of rare
   * ones, or of those that are left out. Undefined otherwise.
   */
  knownRows(table: Uint8Array): Bitset | undefined {
    const byValue = this.valueRows();
    if (byValue !== undefined) return byValue.passing(table);
    const frequent = this.frequentRows();
    return this.rowsOfMarked(table, 1, frequent) ?? this.rowsOfMarked(table, 0, frequent)?.not();
  }

  /** The rows of the one value that the table marks, where their set is held: not to be changed, nor kept while rows are appended. */
  heldRows(table: Uint8Array): Bitset | undefined {
    const id = table.indexOf(1);
    if (id < 0 || table.includes(1, id + 1)) return undefined;
    const words = this.valueRows()?.words[id] ?? this.frequent?.wordsOf(id, this.rows);
    return words && new Bitset(this.rows, words);
  }

  /** Makes the sets that the first test of its values would have to wait for. */
  makeReady(): void {
    if (this.valueRows() === undefined) this.frequentRows();
  }

  private frequentRows(): FrequentRows {
    this.frequent = FrequentRows.of(this.held, this.counts(), this.frequent);
    return this.frequent;
  }

  private rowsOfMarked(table: Uint8Array, marked: 0 | 1, frequent: FrequentRows): Bitset | undefined {
    const rare = table.slice();
    const often = frequent.ids.filter((id) => table[id] === marked);
    for (const id of often) rare[id] = 1 - marked;
    const hasRare = rare.includes(marked);
    // Postings are worth making for what is asked for, not for what is left out.
    if (hasRare && marked === 0 && this.knownPostings() === undefined) return undefined;
    const rows = hasRare ? this.rareRows(rare, marked) : new Bitset(this.rows);
    if (rows !== undefined) for (const id of often) frequent.addTo(rows, id);
    return rows;
  }

  /** Whether so many rows are few enough to be looked up. */
  isRare(rows: number): boolean {
    return rows <= this.mostRare();
  }

  /** The rows whose id has a 1 as a list, those of each id rising, of so many rows at most: what is very rare needs no set. Not to be changed. */
  rareRowList(table: Uint8Array, most: number): Uint32Array | undefined {
    const ids = this.idsOfAtMost(most, table, 1);
    if (ids === undefined) return undefined;
    const postings = this.madePostings();
    const [only, ...others] = ids;
    if (only !== undefined && others.length === 0 && postings.upTo === this.rows)
      return postings.rowsOf(only);
    const counts = this.counts();
    const found = new Uint32Array(ids.reduce((sum, id) => sum + (counts[id] ?? 0), 0));
    let listed = 0;
    for (const id of ids) listed += postings.listTo(found, listed, id);
    for (let row = postings.upTo; row < this.rows; row += 1)
      if (table[this.held[row] ?? 0] === 1) {
        found[listed] = row;
        listed += 1;
      }
    return found;
  }

  private mostRare(): number {
    return this.rows / (this.knownPostings() === undefined ? RARE : RARE_ENOUGH);
  }

  private madePostings(): Postings {
    return (this.postings = this.knownPostings() ?? new Postings(this.held, this.counts()));
  }

  /** All ids that are marked so, absent among them; undefined where they have more rows. */
  private idsOfAtMost(most: number, table: Uint8Array, marked: 0 | 1): number[] | undefined {
    const counts = this.counts();
    const ids: number[] = [];
    let total = 0;
    for (let id = table.indexOf(marked); id >= 0; id = table.indexOf(marked, id + 1)) {
      total += counts[id] ?? 0;
      if (total > most) return undefined;
      ids.push(id);
    }
    return ids;
  }

  /** The rows of each value where there are few; undefined otherwise. Made when they are first asked for. */
  valueRows(): ValueRows | undefined {
    this.byValue = ValueRows.of(this.held, this.known.length, this.byValue);
    return this.byValue;
  }

  /** Given up when an eighth of the rows came after it; until then those are looked at one by one. */
  private knownPostings(): Postings | undefined {
    if (this.postings !== undefined && this.postings.upTo < this.rows - this.rows / 8)
      this.postings = undefined;
    return this.postings;
  }

  private demandKnown(id: number): void {
    if (id > this.known.length)
      throw new Error(`A column holds the id ${id} of ${this.known.length} values.`);
  }
}

function arrayFor(highest: number): SharedArrayType<PackedIds> {
  if (highest <= 0xff) return Uint8Array;
  return highest <= 0xffff ? Uint16Array : Uint32Array;
}
