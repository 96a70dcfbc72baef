import { Failure } from '../../shared/model/failure.ts';
import type { RatingChoice } from '../../shared/model/trace.ts';
import { call } from '../ipc/client.ts';
import { discardUpload, uploadTraces } from '../ipc/upload.ts';
import { listFiles, type Given, type GivenFile } from './given-files.ts';
import { attempt } from './notices.svelte.ts';
import { withSample, type Sample } from './pace.ts';

/** Files on their way from the browser's machine to the one that serves. */
export interface Upload {
  id: number;
  /** What was given, by its names. */
  names: readonly string[];
  state: 'counting' | 'running' | 'failed' | 'cancelled' | 'empty';
  files: number;
  done: number;
  total: number;
  samples: readonly Sample[];
  cancel: () => void;
}

/** Small files are all waiting and no work, so a few travel at once. */
const LANES = 4;

let list = $state.raw<readonly Upload[]>([]);
let lastId = 0;

function change(id: number, part: Partial<Upload>): void {
  list = list.map((upload) => (upload.id === id ? { ...upload, ...part } : upload));
}

export const uploads = {
  get list(): readonly Upload[] {
    return list;
  },
  dismiss(id: number): void {
    list = list.filter((upload) => upload.id !== id);
  },
  /** Sends all of it, then has it read. Ends when it has begun to be read; what goes wrong is said. */
  sendAndRead(given: Given[], rating: RatingChoice): Promise<void> {
    const abort = new AbortController();
    const id = ++lastId;
    const upload: Upload = {
      ...{ id, names: given.map(({ name }) => name), state: 'counting' },
      ...{ files: 0, done: 0, total: 0, samples: [], cancel: () => abort.abort() },
    };
    list = [upload, ...list];
    return attempt(async () => {
      try {
        const files = await listFiles(given, (count) => change(id, { files: count }), abort.signal);
        if (files.length === 0) return change(id, { state: 'empty' });
        const folder = await sendAll(id, files, abort);
        await call('imports.start', { paths: [folder], rating, uploaded: true });
        uploads.dismiss(id);
      } catch (error) {
        change(id, { state: abort.signal.aborted ? 'cancelled' : 'failed' });
        throw abort.signal.aborted ? new Failure('cancelled', {}) : error;
      }
    });
  },
};

/** Gives the folder they are kept in. Where one fails, nothing is kept. */
async function sendAll(id: number, files: readonly GivenFile[], abort: AbortController): Promise<string> {
  const batch = crypto.randomUUID();
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const discard = (): void => void discardUpload(batch);
  let samples: Sample[] = [];
  let sent = 0;
  change(id, { state: 'running', files: files.length, total });
  addEventListener('pagehide', discard);
  const failed = new AbortController();
  const signal = AbortSignal.any([abort.signal, failed.signal]);
  const waiting = [...files];
  let folder = '';
  const tell = (more: number): void => {
    sent += more;
    samples = withSample(samples, { at: Date.now(), done: sent, total });
    change(id, { done: sent, samples });
  };
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      folder = await sendOne(batch, next, tell, signal);
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } catch (error) {
    failed.abort();
    await discardUpload(batch);
    throw error;
  } finally {
    removeEventListener('pagehide', discard);
  }
  return folder;
}

async function sendOne(
  batch: string,
  { path, file }: GivenFile,
  tell: (more: number) => void,
  signal: AbortSignal,
): Promise<string> {
  let before = 0;
  const reached = (done: number): void => {
    // The last word of a request counts its headers, too.
    const now = Math.min(done, file.size);
    tell(now - before);
    before = now;
  };
  const folder = await uploadTraces(batch, path, file, reached, signal);
  reached(file.size);
  return folder;
}
