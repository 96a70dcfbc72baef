import { crc32 } from 'node:zlib';

/** Kept beside bytes, so that ones that changed in their place are told from those that were written. */
export const checksum = (bytes: Uint8Array): number => crc32(bytes);

/** What was written before there were sums has none: nothing speaks against it. */
export const isAsWritten = ({ data, sum }: { data: Uint8Array; sum: number | null }): boolean =>
  sum === null || checksum(data) === sum;
