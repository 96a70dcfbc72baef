// A worker thread's entry: reads blocks with a handle of its own and looks for one thing at a time.
import { parentPort, workerData } from 'node:worker_threads';
import { Failure, failureToWire, type FailureWire } from '../../../../shared/model/failure.ts';
import { Bitset } from '../../../core/columns/bitset.ts';
import { diskFailure } from '../../cache/disk-failure.ts';
import type { Reader } from '../../cache/handle.ts';
import { openReader } from '../../cache/open.ts';
import { RowEnds } from './row-ends.ts';
import { scanSpan, type SpanScan } from './scan-span.ts';
import type { FromSearchThread, RowSpan, Scan, SearchThreadData, ToSearchThread } from './search-message.ts';
import { patternScan, textScan } from './text-scan.ts';

if (parentPort === null) throw new Error('search-thread runs as a worker thread only.');
const port = parentPort;
const { path, pulse, thread } = workerData as SearchThreadData;
let opened: { db: Reader; ends: RowEnds } | null = null;
let current: { number: number; work: Omit<SpanScan, 'ends'> } | null = null;

const post = (message: FromSearchThread): void => port.postMessage(message);

/** A failure is somebody's answer. A fault ends the thread, and with it the process. */
function failureOf(error: unknown): FailureWire {
  const failure = diskFailure(error, path);
  if (!(failure instanceof Failure)) throw failure;
  return failureToWire(failure);
}

function begin({ number, search, candidates, facts }: Scan): void {
  const isWanted = (): boolean => {
    Atomics.add(pulse, 1 + thread, 1);
    return Atomics.load(pulse, 0) === number;
  };
  const scan =
    search === null ? null : search.kind === 'regex' ? patternScan(search, facts) : textScan(search, facts);
  current = { number, work: { scan, candidates: new Bitset(candidates.length, candidates.words), isWanted } };
}

function scanOne(index: number, span: RowSpan): void {
  if (current === null) throw new Error('A span came before its search.');
  const { number, work } = current;
  try {
    const { db, ends } = (opened ??= open());
    const { rows, scanned } = atOneMoment(db, () => scanSpan(db, span, { ...work, ends }));
    post({ type: 'scanned', scan: number, index, rows, scanned });
  } catch (error) {
    post({ type: 'failed', scan: number, failure: failureOf(error) });
  }
}

function open(): NonNullable<typeof opened> {
  const db = openReader(path);
  return { db, ends: new RowEnds(db) };
}

/** Otherwise the lengths of a block's originals may be removed just after the block was read. */
function atOneMoment<Result>(db: Reader, work: () => Result): Result {
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK'); // Some failures of the disk end it themselves.
  }
}

port.on('message', (message: ToSearchThread) => {
  if (message.type === 'begin') begin(message.scan);
  else scanOne(message.index, message.span);
});
