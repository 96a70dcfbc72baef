import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** Archives as tests need them: also such as no program would write. */
export interface ZipPiece {
  name: string;
  content: Buffer | string;
  method?: number;
  flags?: number;
  crc?: number;
  /** Written as a zip64 entry is, whatever its size. */
  isLong?: boolean;
}

export function zipOf(pieces: readonly ZipPiece[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const { local, central } = zipEntry(piece, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(pieces.length, 8);
  end.writeUInt16LE(pieces.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function zipEntry(piece: ZipPiece, offset: number): { local: Buffer; central: Buffer } {
  const { method = 8, flags = 0x800, isLong = false } = piece;
  const name = Buffer.from(piece.name);
  const content = Buffer.from(piece.content);
  const packed = method === 8 ? deflateRawSync(content) : content;
  const extra = isLong ? longExtra(content.length, packed.length) : Buffer.alloc(0);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(piece.crc ?? crc32(content), 0);
  sizes.writeUInt32LE(isLong ? 0xffffffff : packed.length, 4);
  sizes.writeUInt32LE(isLong ? 0xffffffff : content.length, 8);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(isLong ? 45 : 20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  sizes.copy(local, 14);
  local.writeUInt16LE(name.length, 26);
  local.writeUInt16LE(extra.length, 28);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  sizes.copy(central, 16);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt16LE(extra.length, 30);
  central.writeUInt32LE(offset, 42);
  return {
    local: Buffer.concat([local, name, extra, packed]),
    central: Buffer.concat([central, name, extra]),
  };
}

function longExtra(size: number, packedSize: number): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packedSize), 12);
  return extra;
}

export interface TarPiece {
  name: string;
  content?: Buffer | string;
  type?: string;
  /** What the header says of its size, where that is not the content's. */
  size?: number;
}

export function tarOf(pieces: readonly TarPiece[]): Buffer {
  return Buffer.concat([...pieces.map(tarEntry), Buffer.alloc(1024)]);
}

function tarEntry({ name, content = '', type = '0', size }: TarPiece): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${(size ?? body.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

/** The entry that gives the next one attributes. */
export function paxOf(attributes: Readonly<Record<string, string>>): TarPiece {
  const lines = Object.entries(attributes).map(([name, value]) => {
    const rest = ` ${name}=${value}\n`;
    let length = Buffer.byteLength(rest) + 1;
    while (String(length).length + Buffer.byteLength(rest) !== length) length += 1;
    return `${length}${rest}`;
  });
  return { name: 'PaxHeader', content: lines.join(''), type: 'x' };
}

export type CellPiece = string | number | { date: number } | null;

/** A workbook with shared texts, and a style for dates. */
export function workbookOf(sheets: Readonly<Record<string, readonly (readonly CellPiece[])[]>>): Buffer {
  const texts: string[] = [];
  const parts = Object.values(sheets).map((rows, sheet) => ({
    name: `xl/worksheets/sheet${sheet + 1}.xml`,
    content: `${XML}<worksheet><sheetData>${rows.map((cells, row) => rowXml(cells, row, texts)).join('')}</sheetData></worksheet>`,
  }));
  const listed = Object.keys(sheets).map(
    (name, sheet) => `<sheet name="${escaped(name)}" sheetId="${sheet + 1}" r:id="rId${sheet + 1}"/>`,
  );
  const related = parts.map(
    ({ name }, sheet) => `<Relationship Id="rId${sheet + 1}" Type="x/worksheet" Target="${name.slice(3)}"/>`,
  );
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns:r="r"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${related.join('')}<Relationship Id="t" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;y&quot;mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    },
    ...parts,
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${texts.map((text) => `<si><r><t>${escaped(text.slice(0, 2))}</t></r><rPh><t>x</t></rPh><r><t>${escaped(text.slice(2))}</t></r></si>`).join('')}</sst>`,
    },
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

function rowXml(cells: readonly CellPiece[], row: number, texts: string[]): string {
  const xml = cells.map((cell, column) => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
    if (typeof cell === 'object') return `<c ${at} s="1"><v>${cell.date}</v></c>`;
    return `<c ${at} t="s"><v>${texts.push(cell) - 1}</v></c>`;
  });
  return `<row r="${row + 1}">${xml.join('')}</row>`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Several members one after another, as `cat` makes them. */
export const gzipOf = (...members: (Buffer | string)[]): Buffer =>
  Buffer.concat(members.map((member) => gzipSync(member)));
