import type { Json } from '../../../../../shared/model/json.ts';
import { createSplitter } from '../json/splitter.ts';
import { RECORD_LIMITS, type RecordBatch, type RecordLimits } from '../raw-record.ts';

/** What came out of a text at one place: a record, or why there is none. */
export interface Split {
  index: number;
  at: number;
  line: number | null;
  value?: Json;
  text?: string;
  refused?: string;
  excerpt?: string;
  details?: object;
}

export interface Cuts {
  /** How long the chunks are that the text comes in. */
  chunkBytes?: number;
  windowBytes?: number;
}

/** Splits a text that comes in chunks; everything that came out, in order. */
export function splitText(
  text: string | Buffer,
  limits: RecordLimits = RECORD_LIMITS,
  { chunkBytes = Infinity, windowBytes }: Cuts = {},
): Split[] {
  const bytes = Buffer.from(text);
  const splitter = createSplitter(limits, windowBytes === undefined ? {} : { windowBytes });
  const found: Split[] = [];
  const gather = (batches: Iterable<RecordBatch>): void => {
    for (const batch of batches) found.push(...splitsOf(batch));
  };
  for (let at = 0; at < bytes.length; at += chunkBytes)
    gather(splitter.feed(bytes.subarray(at, at + chunkBytes)));
  gather(splitter.end());
  return found.sort((a, b) => a.index - b.index);
}

function splitsOf({ records, refusals }: RecordBatch): Split[] {
  return [
    ...records.map(({ value, text, position: { index, byteOffset: at, line } }) => ({
      ...{ index, at, line, value },
      text: text.toString(),
    })),
    ...refusals.map(({ code: refused, details, excerpt, position: { index, byteOffset: at, line } }) => ({
      ...{ index, at, line, refused, details },
      ...(excerpt === undefined ? {} : { excerpt }),
    })),
  ];
}
