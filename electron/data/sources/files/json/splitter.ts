import type { RecordBatch, RecordLimits } from '../raw-record.ts';
import { CUT_OFF, stepInDamage } from './damage.ts';
import { stepDropped, stepInHolder } from './passing.ts';
import { physicalLine, refuseAt, startReading, type Reading } from './reading.ts';
import { stepAtTop, stepInList } from './steps.ts';
import { Window } from './window.ts';

/** Strings of this size stay in the processor's cache; four times as long, and splitting costs a third more. */
export const WINDOW_BYTES = 64 * 1024;

export interface Splitter {
  /** The records that became whole with this part of the text, which the splitter keeps: it may not be written to. */
  feed(chunk: Buffer): Generator<RecordBatch, void>;
  /** Those at the end of the text. */
  end(): Generator<RecordBatch, void>;
}

export interface SplitterOptions {
  windowBytes?: number;
  /** Where the text begins in the one that positions are places in. */
  offset?: number;
}

/** Splits a JSON text of any form into its records. How it is cut into chunks makes no difference. */
export function createSplitter(limits: RecordLimits, options: SplitterOptions = {}): Splitter {
  const { windowBytes = WINDOW_BYTES } = options;
  const reading = startReading(limits);
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let neededBytes = windowBytes;
  let offset = options.offset ?? 0;

  function* readWindows(isEnd: boolean): Generator<RecordBatch, void> {
    const text = kept.length === 1 && kept[0] !== undefined ? kept[0] : Buffer.concat(kept, keptBytes);
    let at = 0;
    let size = Math.max(windowBytes, neededBytes);
    for (let isDone = false; !isDone;) {
      const end = Math.min(text.length, at + size);
      const window = new Window(text.subarray(at, end), offset, isEnd && end === text.length);
      readWindow(reading, window);
      at += window.at;
      offset += window.at;
      size = window.at === 0 ? size * 2 : windowBytes;
      isDone = end === text.length;
      if (isEnd && isDone) endText(reading, offset);
      yield* given(reading);
    }
    kept = at < text.length ? [text.subarray(at)] : [];
    keptBytes = text.length - at;
    // A record that does not fit waits until there is twice as much: looking at it costs as much as it is long.
    neededBytes = Math.max(windowBytes, Math.min(keptBytes * 2, limits.recordBytes + windowBytes));
  }

  return {
    *feed(chunk) {
      if (chunk.length === 0) return;
      kept.push(chunk);
      keptBytes += chunk.length;
      if (keptBytes >= neededBytes) yield* readWindows(false);
    },
    *end() {
      yield* readWindows(true);
    },
  };
}

function* given(reading: Reading): Generator<RecordBatch, void> {
  const { batch } = reading;
  if (batch.records.length + batch.refusals.length === 0) return;
  reading.batch = { records: [], refusals: [], columns: null };
  yield batch;
}

function readWindow(reading: Reading, window: Window): void {
  while (step(reading, window));
  physicalLine(reading, window, window.at);
}

function step(reading: Reading, window: Window): boolean {
  if (reading.dropped !== null) return stepDropped(reading, window);
  if (reading.damage !== null) return stepInDamage(reading, window, reading.damage);
  const frame = reading.frames.at(-1);
  if (frame === undefined) return stepAtTop(reading, window);
  return frame.kind === 'list' ? stepInList(reading, window, frame) : stepInHolder(reading, window, frame);
}

/** A list or an object that was never closed. */
function endText(reading: Reading, offset: number): void {
  if (reading.frames.length === 0 || reading.isCutOff) return;
  const line = reading.line === 1 ? null : reading.line;
  refuseAt(reading, { byteOffset: offset, line }, '', CUT_OFF);
}
