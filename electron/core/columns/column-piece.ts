/** What one segment holds of one column. */
export interface ColumnPiece {
  firstRow: number;
  rows: number;
  /** Bytes an id; 0: one id for all rows, in `bytes` as 4 bytes little-endian. */
  width: 0 | 1 | 2 | 4;
  bytes: Uint8Array;
}

/** The id that all rows of a piece of width 0 have. */
export function oneId({ bytes }: ColumnPiece): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
}
