import { IdColumn } from './id-column.ts';
import { bytesOfIds, packIds, type PackedIds } from './packed-ids.ts';

/** Pairs are found in a table of so many entries at most; beyond that in a map. */
const MOST_IN_TABLE = 1 << 22;

/**
 * Several columns as one: an id for each combination of their values that occurs. A condition on all of them is then one look a
 * row. Combinations are numbered from 1 in the order they are met, and keep their numbers when rows are appended. Holds nothing before it is extended.
 */
export class JointColumn {
  readonly joined: readonly IdColumn[];
  readonly column = new IdColumn([], 0);
  /** The ids of the joined columns, one combination behind the other; the first place is nobody's. */
  private parts: number[];
  private readonly pairs: Pairs[];

  constructor(joined: readonly IdColumn[]) {
    this.joined = joined;
    this.parts = joined.map(() => 0);
    this.pairs = joined.slice(1).map(() => new Pairs());
  }

  get ids(): PackedIds {
    return this.column.ids;
  }

  /** The highest id. */
  get size(): number {
    return this.column.values.length;
  }

  /** The value that a combination has in the joined column of the given number. */
  value(id: number, part: number): string | null {
    return this.joined[part]?.valueOf(this.parts[id * this.joined.length + part] ?? 0) ?? null;
  }

  /** Takes in the rows that the joined columns have more. Costs a pass over each of their new rows. */
  extend(): void {
    const { column, joined } = this;
    const from = column.rows;
    const rows = Math.min(...joined.map((one) => one.rows)) - from;
    if (rows <= 0) return;
    let keys: ArrayLike<number> = joined[0]?.ids.subarray(from, from + rows) ?? [];
    joined.slice(1).forEach(({ ids, values }, at) => {
      keys = this.pairs[at]?.keys(keys, ids.subarray(from, from + rows), values.length + 1) ?? keys;
    });
    const known = this.size;
    const packed = packIds(this.numbered(keys, from), this.parts.length / joined.length - 1);
    const width = packed.BYTES_PER_ELEMENT as 1 | 2 | 4;
    const added = Array.from({ length: this.parts.length / joined.length - 1 - known }, () => '');
    column.append(rows, { firstRow: from, rows, width, bytes: bytesOfIds(packed) }, added);
  }

  private readonly numbers: number[] = [];

  /** Keys of pairs of pairs as numbers of combinations; a new one is given the parts of the row it was met in. */
  private numbered(keys: ArrayLike<number>, from: number): Uint32Array {
    const { joined, numbers, parts } = this;
    const ids = new Uint32Array(keys.length);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? 0;
      let id = numbers[key];
      if (id === undefined) {
        id = parts.length / joined.length;
        numbers[key] = id;
        for (const one of joined) parts.push(one.ids[from + at] ?? 0);
      }
      ids[at] = id;
    }
    return ids;
  }
}

/** Numbers for pairs of ids, from 0 in the order they are met. */
class Pairs {
  private table = new Int32Array(0);
  /** Ids of the second column that the table has room for. */
  private width = 0;
  private map: Map<number, number> | null = null;
  private readonly firsts: number[] = [];
  private readonly seconds: number[] = [];

  keys(first: ArrayLike<number>, second: PackedIds, secondSize: number): Uint32Array {
    let firstSize = 0;
    for (let at = 0; at < first.length; at += 1) firstSize = Math.max(firstSize, (first[at] ?? 0) + 1);
    this.makeRoom(firstSize, secondSize);
    const keys = new Uint32Array(second.length);
    const { table, width, map } = this;
    for (let at = 0; at < second.length; at += 1) {
      const a = first[at] ?? 0;
      const b = second[at] ?? 0;
      const key = map === null ? (table[a * width + b] ?? 0) : (map.get(a * 0x1_0000_0000 + b) ?? -1);
      keys[at] = key >= 0 ? key : this.add(a, b);
    }
    return keys;
  }

  private add(a: number, b: number): number {
    const key = this.firsts.push(a) - 1;
    this.seconds.push(b);
    this.note(a, b, key);
    return key;
  }

  private note(a: number, b: number, key: number): void {
    if (this.map === null) this.table[a * this.width + b] = key;
    else this.map.set(a * 0x1_0000_0000 + b, key);
  }

  private makeRoom(firstSize: number, secondSize: number): void {
    if (this.map !== null) return;
    const knownHeight = this.width === 0 ? 0 : this.table.length / this.width;
    if (secondSize <= this.width && firstSize <= knownHeight) return;
    // With room to grow: making the table anew goes over all of it.
    const width = secondSize <= this.width ? this.width : Math.ceil(secondSize * 1.25);
    const height = firstSize <= knownHeight ? knownHeight : Math.ceil(firstSize * 1.25);
    if (width * height > MOST_IN_TABLE) this.map = new Map();
    this.table = new Int32Array(this.map === null ? width * height : 0).fill(-1);
    this.width = width;
    this.firsts.forEach((a, key) => this.note(a, this.seconds[key] ?? 0, key));
  }
}
