const KEY_BYTES = 16;

/** A key of 16 bytes a row (an id, a digest), held as the segments store them, compared byte by byte. */
export class RowKeys {
  private readonly firstRows: number[] = [];
  private readonly segments: Uint8Array[] = [];

  /** Segments come in order of row. */
  append(firstRow: number, keys: Uint8Array): void {
    this.firstRows.push(firstRow);
    this.segments.push(keys);
  }

  compare(a: number, b: number): number {
    const inA = this.segmentOf(a);
    const inB = this.segmentOf(b);
    const keysA = this.segments[inA];
    const keysB = this.segments[inB];
    if (keysA === undefined || keysB === undefined) throw new Error(`No key of row ${a} or ${b} is known.`);
    const startA = (a - (this.firstRows[inA] ?? 0)) * KEY_BYTES;
    const startB = (b - (this.firstRows[inB] ?? 0)) * KEY_BYTES;
    for (let at = 0; at < KEY_BYTES; at += 1) {
      const difference = (keysA[startA + at] ?? 0) - (keysB[startB + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The 16 bytes of each row, one behind the other. */
  bytesOf(rows: ArrayLike<number>): Uint8Array {
    const bytes = new Uint8Array(rows.length * KEY_BYTES);
    for (let nth = 0; nth < rows.length; nth += 1) {
      const row = rows[nth] ?? 0;
      const at = this.segmentOf(row);
      const start = (row - (this.firstRows[at] ?? 0)) * KEY_BYTES;
      const keys = this.segments[at];
      if (keys === undefined || start >= keys.length) throw new Error(`No key of row ${row} is known.`);
      for (let byte = 0; byte < KEY_BYTES; byte += 1) bytes[nth * KEY_BYTES + byte] = keys[start + byte] ?? 0;
    }
    return bytes;
  }

  private segmentOf(row: number): number {
    let low = 0;
    let high = this.firstRows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.firstRows[middle] ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
