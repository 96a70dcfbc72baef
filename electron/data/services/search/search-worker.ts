import { Worker } from 'node:worker_threads';
import type { FromSearchThread, RowSpan, Scan, SearchThreadData, ToSearchThread } from './search-message.ts';

/** One worker thread as its pool sees it. */
export class SearchWorker {
  readonly thread: number;
  /** The scan it was told of last. */
  scan = 0;
  /** Spans it has not answered. */
  waiting = 0;
  private readonly worker: Worker;
  private readonly pulse: Int32Array;
  private firstBeat = 0;
  private lastBeat = 0;
  private still = 0;

  constructor(
    entry: URL,
    data: SearchThreadData,
    answered: (from: SearchWorker, message: FromSearchThread) => void,
  ) {
    this.thread = data.thread;
    this.pulse = data.pulse;
    // No listener for 'error': a fault in a thread is a fault of the process, logged whole and followed by a restart.
    this.worker = new Worker(entry, { workerData: data });
    this.worker.on('message', (message: FromSearchThread) => {
      this.waiting -= 1;
      answered(this, message);
    });
  }

  begin(scan: Scan): void {
    this.scan = scan.number;
    this.firstBeat = this.beat();
    this.still = 0;
    this.post({ type: 'begin', scan });
  }

  give(index: number, span: RowSpan): void {
    this.waiting += 1;
    this.post({ type: 'span', index, span });
  }

  /** How often in a row, asked now and then, it was busy with the same block; a thread that is still starting is not. */
  stillness(): number {
    const beat = this.beat();
    const isStill = this.waiting > 0 && beat === this.lastBeat && beat !== this.firstBeat;
    this.still = isStill ? this.still + 1 : 0;
    this.lastBeat = beat;
    return this.still;
  }

  /** Also ends it in the middle of a pattern; its handle is closed with it. */
  async end(): Promise<void> {
    this.worker.removeAllListeners('message');
    await this.worker.terminate();
  }

  private beat(): number {
    return Atomics.load(this.pulse, 1 + this.thread);
  }

  private post(message: ToSearchThread): void {
    this.worker.postMessage(message);
  }
}
