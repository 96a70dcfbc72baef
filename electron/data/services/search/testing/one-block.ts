import { BlockRows, type BlockScan } from '../block-scan.ts';

/** What a scan finds in records that lie in one block, as their numbers, rising. */
export function foundIn(
  records: readonly string[],
  scan: BlockScan,
  isWanted: (row: number) => boolean = () => true,
): number[] {
  const parts = records.map((record) => Buffer.from(record));
  let end = 0;
  const ends = Uint32Array.from(parts, (part) => (end += part.length));
  const block = { firstRow: 0, rows: parts.length, raw: Buffer.concat(parts) };
  const rows = new BlockRows(block, isWanted, () => ends);
  scan(rows);
  return rows.found().reverse();
}
