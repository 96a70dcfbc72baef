/** Says which rows of a block are found, by deciding them. */
export type BlockScan = (block: BlockRows) => void;

/** The originals of one block, and what was decided about them. Rows are counted from its first one. */
export class BlockRows {
  readonly firstRow: number;
  readonly rows: number;
  readonly raw: Buffer;
  private readonly isWanted: (row: number) => boolean;
  private readonly loadEnds: () => Uint32Array;
  private ends: Uint32Array | undefined;
  private readonly decided: Uint8Array;
  private count = 0;

  constructor(
    block: { firstRow: number; rows: number; raw: Buffer },
    isWanted: (row: number) => boolean,
    loadEnds: () => Uint32Array,
  ) {
    this.firstRow = block.firstRow;
    this.rows = block.rows;
    this.raw = block.raw;
    this.isWanted = isWanted;
    this.loadEnds = loadEnds;
    this.decided = new Uint8Array(block.rows);
  }

  /** The row that a byte belongs to. */
  rowAt(place: number): number {
    const ends = this.allEnds();
    let low = 0;
    let high = this.rows - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  endOf(row: number): number {
    return this.allEnds()[row] ?? this.raw.length;
  }

  /** Tests a row, unless nobody asks for it or it was tested. */
  decide(row: number, test: (json: string) => boolean): void {
    if (this.decided[row] !== UNDECIDED || !this.isWanted(this.firstRow + row)) return;
    const isFound = test === ALWAYS || test(this.textOf(row));
    this.decided[row] = isFound ? FOUND : NOT_FOUND;
    if (isFound) this.count += 1;
  }

  /** Rows of the workspace, the last first. */
  found(): number[] {
    const rows: number[] = [];
    if (this.count === 0) return rows;
    for (let row = this.rows - 1; row >= 0; row -= 1) {
      if (this.decided[row] === FOUND) rows.push(this.firstRow + row);
    }
    return rows;
  }

  private textOf(row: number): string {
    return this.raw.toString('utf8', row === 0 ? 0 : this.endOf(row - 1), this.endOf(row));
  }

  private allEnds(): Uint32Array {
    this.ends ??= this.loadEnds();
    return this.ends;
  }
}

const [UNDECIDED, FOUND, NOT_FOUND] = [0, 1, 2];
/** For rows whose bytes told. */
export const ALWAYS = (): boolean => true;
