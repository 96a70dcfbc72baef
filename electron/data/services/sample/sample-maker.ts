import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { DatedNotifications, SampleAbout } from '../../../../shared/model/sample.ts';
import type { SampleFile } from './sample-files.ts';

export interface MakerData {
  of: { seed: number; now: number };
  to: MessagePort;
}

export type FromMaker =
  | ({ type: 'file' } & SampleFile)
  /** The last. */
  | { type: 'made'; about: SampleAbout; notifications: DatedNotifications[] };

/** A sample that a thread makes in memory. What it has made waits in the port, wherever that is handed to. */
export interface SampleMaker {
  now: number;
  files: MessagePort;
  /** Throws away what was made. */
  end(): void;
}

export function startMaker(entry: URL, of: MakerData['of']): SampleMaker {
  const { port1: to, port2: files } = new MessageChannel();
  // No listener for 'error': a fault in a thread is a fault of the process, logged whole and followed by a restart.
  const worker = new Worker(entry, { workerData: { of, to } satisfies MakerData, transferList: [to] });
  worker.unref();
  return {
    now: of.now,
    files,
    end() {
      void worker.terminate();
      files.close();
    },
  };
}
