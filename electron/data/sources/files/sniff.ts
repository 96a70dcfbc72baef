import { isAscii } from 'node:buffer';
import type { ForeignFormat } from '../../../../shared/model/file-problem.ts';
import { isTarHeader } from './tar.ts';

/** What bytes are, told by themselves: names are not asked. */
export type Content =
  | { kind: 'empty' | 'gzip' | 'zip' | 'tar' | 'json' | 'text' }
  | { kind: 'foreign'; looksLike: ForeignFormat }
  | { kind: 'unknown' };

/** So many bytes are enough to tell. */
export const SNIFF_BYTES = 64 * 1024;

const MAGIC: readonly [ForeignFormat, string][] = [
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['xz', '\xfd7zXZ\0'],
  ['bzip2', 'BZh'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['lz4', '\x04\x22\x4d\x18'],
  ['parquet', 'PAR1'],
  ['sqlite', 'SQLite format 3\0'],
  ['pdf', '%PDF-'],
  ['old-excel', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['image', '\x89PNG'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF8'],
  ['program', '\x7fELF'],
  ['program', 'MZ\x90\0'],
];

/** Of an entry, of an archive without entries, of the first of several volumes. */
const ZIP_MARKS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

export function sniff(head: Buffer): Content {
  const first = head.toString('latin1', 0, 16);
  if (first.startsWith('\x1f\x8b')) return { kind: 'gzip' };
  if (ZIP_MARKS.some((mark) => first.startsWith(mark))) return { kind: 'zip' };
  if (isTarHeader(head.subarray(0, 512))) return { kind: 'tar' };
  for (const [looksLike, magic] of MAGIC) if (first.startsWith(magic)) return { kind: 'foreign', looksLike };
  return sniffText(readableHead(head), head.length < SNIFF_BYTES);
}

/** The head as text, whatever its encoding: what tells formats apart is ASCII. */
export function readableHead(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2, head.length & ~1).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff) {
    const even = Buffer.from(head.subarray(2, head.length & ~1));
    return even.swap16().toString('utf16le');
  }
  const isMarked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return head.toString(isAscii(head) ? 'latin1' : 'utf8', isMarked ? 3 : 0);
}

/** What may stand before the first record: white space, marks, and the zeros of a damaged file. */
const BEFORE_RECORDS = ' \t\r\n\0,\u001e\ufeff';

function sniffText(text: string, isWhole: boolean): Content {
  let start = 0;
  while (start < text.length && BEFORE_RECORDS.includes(text.charAt(start))) start += 1;
  if (start === text.length) {
    if (!isWhole) return { kind: 'json' };
    return { kind: /[^\s\ufeff]/.test(text) ? 'unknown' : 'empty' };
  }
  if (text[start] === '{' || text[start] === '[') return { kind: 'json' };
  const tag = /^<(\?xml|!doctype html|html|!--|!doctype|[a-z][\w:.-]*[\s/>])/i.exec(
    text.slice(start, start + 100),
  )?.[1];
  if (tag !== undefined) return { kind: 'foreign', looksLike: /html/i.test(tag) ? 'html' : 'xml' };
  // Lines of something else before the first record.
  if (/^[ \t]*(?:\{\s*"|\[\s*\{)/m.test(text)) return { kind: 'json' };
  return { kind: isOfText(text) ? 'text' : 'unknown' };
}

/** A zero in a message is text like any other, but not in the first line of a table, and text without a mark in UTF-16 is full of them. */
function isOfText(text: string): boolean {
  const zeros = text.split('\0').length - 1;
  return zeros === 0 || (!/^[^\r\n]*\0/.test(text) && zeros * 20 < text.length);
}
