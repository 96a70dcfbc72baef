import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipPart {
  name: string;
  content: AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** A zip archive of parts that are made while it is written; each is read to its end before the next is asked for. */
export async function* zipChunks(
  parts: AsyncIterable<ZipPart>,
  writtenAt: number,
): AsyncGenerator<Buffer, void> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const stop = new AbortController();
  const adding = addParts(zip, parts, writtenAt, stop.signal).catch((error: unknown) => {
    // Whoever reads the archive is told; where nobody does any more, it was this end that stopped the parts.
    output.destroy(error as Error);
  });
  try {
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    stop.abort();
    await adding;
  }
}

async function addParts(
  zip: ZipFile,
  parts: AsyncIterable<ZipPart>,
  writtenAt: number,
  signal: AbortSignal,
): Promise<void> {
  const options = { mtime: new Date(writtenAt) };
  for await (const { name, content } of parts) {
    const stream = Readable.from(content, { objectMode: false, signal });
    const read = finished(stream, { writable: false });
    zip.addReadStream(stream, name, options);
    await read;
  }
  zip.end();
}
