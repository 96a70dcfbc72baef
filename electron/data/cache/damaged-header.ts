import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { listOfTables, PAGE_BYTES, schemaPages } from './schema-pages.ts';

export const HEADER_BYTES = 100;
export const MAGIC = 'SQLite format 3\0';
const UTF8 = 1;

/** With what goes before the first entry of the list of all tables, which lies behind the header. */
export const BEGINNING_BYTES = HEADER_BYTES + 8;

/**
 * Mends the beginning of a damaged file's copy. SQLite opens nothing whose first hundred bytes are not as it wrote them,
 * no file that is shorter than they say, and finds nothing without the list of tables that begins behind them; what lies
 * further on can be as it was all the same.
 */
export function mendHeader(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const beginning = Buffer.alloc(BEGINNING_BYTES);
    if (readSync(file, beginning, 0, BEGINNING_BYTES, 0) < BEGINNING_BYTES) return;
    const header = beginning.subarray(0, HEADER_BYTES);
    const tables = isTableAt(beginning) ? null : listBehind(file);
    if (tables === undefined) return;
    const mended = isSound(header) ? header : newHeader(header);
    const pageBytes = pageBytesOf(mended);
    const pages = Math.ceil(fstatSync(file).size / pageBytes);
    // What pages that are missing would hold is then as unreadable as what lies in torn ones.
    if (mended.readUInt32BE(28) > pages) {
      mended.writeUInt32BE(pages, 28);
      mended.copy(mended, 92, 24, 28);
    }
    ftruncateSync(file, pages * pageBytes);
    writeSync(file, mended, 0, HEADER_BYTES, 0);
    if (tables !== null) writeSync(file, tables, 0, tables.length, HEADER_BYTES);
  } finally {
    closeSync(file);
  }
}

function pageBytesOf(header: Buffer): number {
  const stored = header.readUInt16BE(16);
  return stored === 1 ? 65536 : stored;
}

/** What SQLite refuses a file for, and nothing that it only counts with. */
function isSound(header: Buffer): boolean {
  const pageBytes = pageBytesOf(header);
  return (
    header.toString('latin1', 0, MAGIC.length) === MAGIC &&
    pageBytes >= 512 &&
    (pageBytes & (pageBytes - 1)) === 0 &&
    [header[18], header[19]].every((mode) => mode === 1 || mode === 2) &&
    header.subarray(21, 24).equals(Buffer.from([64, 32, 32])) &&
    header.readUInt32BE(44) <= 4 &&
    header.readUInt32BE(56) <= 3
  );
}

/** What belongs behind the header; undefined where nothing of it is found, as in what never was a workspace. */
function listBehind(file: number): Buffer | undefined {
  const pages = schemaPages(file);
  return pages.length === 0 ? undefined : listOfTables(pages, HEADER_BYTES);
}

/** Whether the file was a workspace all the same, of which the beginning is lost. */
export function hasLostItsBeginning(file: number, beginning: Buffer): boolean {
  if (beginning.length < BEGINNING_BYTES || isSound(beginning)) return false;
  return isTableAt(beginning) || schemaPages(file).length > 0;
}

/** Whether a page of a table follows the header. */
function isTableAt(beginning: Buffer): boolean {
  const [kind, entries, contentAt] = [
    beginning[100],
    beginning.readUInt16BE(103),
    beginning.readUInt16BE(105),
  ];
  const isTable = kind === 0x05 || kind === 0x0d;
  return isTable && entries >= 1 && entries <= 1000 && contentAt > BEGINNING_BYTES && contentAt < PAGE_BYTES;
}

/** As of a workspace of today; only which format it has is taken from what is there. */
function newHeader(damaged: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 0, 'latin1');
  header.writeUInt16BE(PAGE_BYTES, 16);
  header.set([1, 1, 0, 64, 32, 32], 18);
  header.writeUInt32BE(0xffff_ffff, 28);
  header.writeUInt32BE(1, 40);
  header.writeUInt32BE(4, 44);
  header.writeUInt32BE(UTF8, 56);
  damaged.copy(header, 60, 60, 64);
  return header;
}
