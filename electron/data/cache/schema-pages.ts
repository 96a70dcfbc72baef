import { readSync } from 'node:fs';

/** Of every workspace. */
export const PAGE_BYTES = 8192;
/** The list of all tables is written when a workspace is made, so it lies at its beginning. */
const PAGES_LOOKED_AT = 256;
const [TABLE_LEAF, TABLE_INTERIOR] = [0x0d, 0x05];
const LEAF_HEAD_BYTES = 8;
const INTERIOR_HEAD_BYTES = 12;
/** What an entry of the list is about. */
const KINDS = ['table', 'index', 'view', 'trigger'];
/** Tables that only a workspace has together. */
const OURS = ['workspace', 'segment', 'dictionary_part'];

/** A page of the list of all tables: how SQLite keeps it is on https://sqlite.org/fileformat2.html. */
export interface SchemaPage {
  number: number;
  lastRow: number;
}

/** The pages of a workspace that list its tables, in their order; none where they are not found. */
export function schemaPages(file: number): SchemaPage[] {
  const found: (SchemaPage & { names: string[] })[] = [];
  const page = Buffer.alloc(PAGE_BYTES);
  for (let number = 2; number <= PAGES_LOOKED_AT; number += 1) {
    if (readSync(file, page, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES) < PAGE_BYTES) break;
    const entries = entriesOf(page);
    const last = entries.at(-1);
    if (last !== undefined) found.push({ number, lastRow: last.row, names: entries.map(({ name }) => name) });
  }
  const names = new Set(found.flatMap((one) => one.names));
  if (!OURS.every((name) => names.has(name))) return [];
  return found.sort((a, b) => a.lastRow - b.lastRow).map(({ number, lastRow }) => ({ number, lastRow }));
}

/** What stands behind the header of a first page that leads to the pages of the list, the rest of the page included. */
export function listOfTables(pages: readonly SchemaPage[], headerBytes: number): Buffer {
  const page = Buffer.alloc(PAGE_BYTES);
  const last = pages.at(-1);
  if (last === undefined) throw new Error('A list of tables has pages.');
  const before = pages.slice(0, -1);
  let contentAt = PAGE_BYTES;
  for (const [nth, { number, lastRow }] of before.entries()) {
    const key = varint(lastRow);
    contentAt -= 4 + key.length;
    page.writeUInt32BE(number, contentAt);
    key.copy(page, contentAt + 4);
    page.writeUInt16BE(contentAt, headerBytes + INTERIOR_HEAD_BYTES + nth * 2);
  }
  page.writeUInt8(TABLE_INTERIOR, headerBytes);
  page.writeUInt16BE(before.length, headerBytes + 3);
  page.writeUInt16BE(contentAt, headerBytes + 5);
  page.writeUInt32BE(last.number, headerBytes + 8);
  return page.subarray(headerBytes);
}

/** None where it is another page, or one that is damaged. */
function entriesOf(page: Buffer): { row: number; name: string }[] {
  if (page[0] !== TABLE_LEAF) return [];
  const count = page.readUInt16BE(3);
  if (LEAF_HEAD_BYTES + count * 2 > PAGE_BYTES) return [];
  const entries: { row: number; name: string }[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const entry = entryAt(page, page.readUInt16BE(LEAF_HEAD_BYTES + nth * 2));
    if (entry === null) return [];
    entries.push(entry);
  }
  return entries;
}

/** Its size, its row, then a record: the size of its head, the types of its values, and these. */
function entryAt(page: Buffer, start: number): { row: number; name: string } | null {
  const [, rowAt] = readVarint(page, start);
  const [row, recordAt] = readVarint(page, rowAt);
  const [headBytes, typesAt] = readVarint(page, recordAt);
  const [kindType, nameTypeAt] = readVarint(page, typesAt);
  const [nameType] = readVarint(page, nameTypeAt);
  const kindAt = recordAt + headBytes;
  const [kindBytes, nameBytes] = [textBytes(kindType), textBytes(nameType)];
  if (kindBytes === null || nameBytes === null || kindAt + kindBytes + nameBytes > PAGE_BYTES) return null;
  if (!KINDS.includes(page.toString('utf8', kindAt, kindAt + kindBytes))) return null;
  return { row, name: page.toString('utf8', kindAt + kindBytes, kindAt + kindBytes + nameBytes) };
}

/** Of a text's type; null of any other. */
const textBytes = (type: number): number | null => (type >= 13 && type % 2 === 1 ? (type - 13) / 2 : null);

/** Seven bits a byte, the highest first; behind the end of the page come zeros. */
function readVarint(page: Buffer, start: number): [value: number, end: number] {
  let value = 0;
  let at = start;
  for (;;) {
    const byte = page[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    at += 1;
    if (byte < 0x80 || at - start === 8) return [value, at];
  }
}

function varint(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(bytes);
}
