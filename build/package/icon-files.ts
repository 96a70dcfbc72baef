/** A drawing of so many pixels a side, as PNG. */
export interface Drawn {
  size: number;
  png: Buffer;
}

/** What macOS calls a PNG of each size. The twos are the same drawing for screens of twice the density. */
const ICNS_NAMES: ReadonlyMap<number, readonly string[]> = new Map([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

const ICO_HEAD_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const ICNS_HEAD_BYTES = 8;

/** Windows’ file of icons: a directory, then the PNGs. None may be larger than 256 pixels. */
export function icoOf(drawn: readonly Drawn[]): Buffer {
  const head = Buffer.alloc(ICO_HEAD_BYTES + ICO_ENTRY_BYTES * drawn.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(drawn.length, 4);
  let offset = head.length;
  drawn.forEach(({ size, png }, index) => {
    const at = ICO_HEAD_BYTES + ICO_ENTRY_BYTES * index;
    head.writeUInt8(size % 256, at); // 0 stands for 256.
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...drawn.map(({ png }) => png)]);
}

/** macOS’ file of icons: named blocks, each with its length. */
export function icnsOf(drawn: readonly Drawn[]): Buffer {
  const blocks = drawn.flatMap(({ size, png }) =>
    (ICNS_NAMES.get(size) ?? []).map((name) => Buffer.concat([icnsHead(name, png.length), png])),
  );
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  return Buffer.concat([icnsHead('icns', length), ...blocks]);
}

function icnsHead(name: string, contentBytes: number): Buffer {
  const head = Buffer.alloc(ICNS_HEAD_BYTES);
  head.write(name, 'latin1');
  head.writeUInt32BE(ICNS_HEAD_BYTES + contentBytes, 4);
  return head;
}
