import { byteQueue, chunksOf } from './byte-queue.ts';
import { createSplitter } from './json/splitter.ts';
import { RECORD_LIMITS, type RecordBatch, type RecordLimits } from './raw-record.ts';
import { MARK_BYTES, transcoder, utf16Mark, type Transcoder } from './text-encoding.ts';

/**
 * The records of a JSON text: lists (one, or several after another), objects that hold lists, objects one a line or
 * one after another, a single object. What cannot be read is refused with its place, and reading goes on behind it.
 */
export async function* jsonRecords(
  chunks: AsyncIterable<Buffer>,
  limits: RecordLimits = RECORD_LIMITS,
): AsyncGenerator<RecordBatch, void> {
  const queue = byteQueue(chunks);
  try {
    const order = utf16Mark(await queue.peek(MARK_BYTES));
    if (order === null) yield* splitChunks(chunksOf(queue), limits);
    else {
      await queue.take(MARK_BYTES);
      const text = transcoder(order);
      for await (const batch of splitChunks(transcoded(chunksOf(queue), text), limits))
        yield relocated(batch, text);
    }
  } finally {
    await queue.close();
  }
}

async function* splitChunks(
  chunks: AsyncIterable<Buffer>,
  limits: RecordLimits,
): AsyncGenerator<RecordBatch, void> {
  const splitter = createSplitter(limits);
  for await (const chunk of chunks) yield* splitter.feed(chunk);
  yield* splitter.end();
}

async function* transcoded(chunks: AsyncIterable<Buffer>, text: Transcoder): AsyncGenerator<Buffer, void> {
  for await (const chunk of chunks) yield text.feed(chunk);
  yield text.end();
}

/** Positions are those of the file, not those of its UTF-8 form. */
function relocated(batch: RecordBatch, text: Transcoder): RecordBatch {
  const positions = [...batch.records, ...batch.refusals].map(({ position }) => position);
  for (const position of positions.sort((a, b) => a.index - b.index))
    position.byteOffset = text.originalOffset(position.byteOffset);
  return batch;
}
