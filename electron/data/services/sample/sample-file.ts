import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const packed = promisify(gzip);
/** Where gzip notes the system it ran on, and what stands for none. */
const SYSTEM_BYTE = 9;
const NO_SYSTEM = 255;

/** Compressed to the same bytes on every system. */
export async function gzipped(text: string): Promise<Buffer> {
  const bytes = await packed(text, { level: 4 });
  bytes[SYSTEM_BYTE] = NO_SYSTEM;
  return bytes;
}

export const md5Of = (bytes: Buffer | string): string => createHash('md5').update(bytes).digest('hex');
