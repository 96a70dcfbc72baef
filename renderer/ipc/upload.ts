import type { Answer } from '../../shared/ipc/contract.ts';
import { Failure, failureFromWire } from '../../shared/model/failure.ts';

/** Brings a workspace of the browser's machine to the serve host. Answers with the path it was kept under. */
export function uploadWorkspace(
  file: File,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return put(`/upload/${encodeURIComponent(file.name)}`, file, progress, signal);
}

/** Brings one file of a batch, under its path in what was dropped. Answers with the folder of the batch. */
export function uploadTraces(
  batch: string,
  path: string,
  file: File,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const place = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return put(`${batchUrl(batch)}/${place}`, file, progress, signal);
}

/** Has the serve host forget a batch that nobody will read. */
export async function discardUpload(batch: string): Promise<void> {
  // A host that is gone removes it at its next start.
  await fetch(batchUrl(batch), { method: 'DELETE' }).catch(() => undefined);
}

const batchUrl = (batch: string): string => `/upload-traces/${batch}`;

function put(
  url: string,
  file: File,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // `fetch` tells nothing of how far an upload has come.
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.responseType = 'json';
    request.upload.onprogress = (event) => progress(event.loaded, event.total);
    // A file that cannot be read, a folder or one that vanished, ends here as well as a host that is gone.
    request.onerror = () => reject(new Failure('host-unreachable', {}));
    request.onabort = () => reject(new Failure('cancelled', {}));
    request.onload = () => {
      const answer = request.response as Answer<'dialog.openWorkspace'> | null;
      if (answer === null) reject(new Failure('session-refused', {}));
      else if (!answer.ok) reject(failureFromWire(answer.failure));
      else resolve(answer.output.path ?? '');
    };
    if (signal.aborted) return reject(new Failure('cancelled', {}));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The address under which the serve host hands out a copy of the open workspace. */
export const COPY_DOWNLOAD_URL = '/download?copy=1';

export type ExportFormat = 'csv' | 'json';

/** The address under which it hands out the refused records of an import. */
export function refusalsDownloadUrl(run: number, format: ExportFormat): string {
  return `/download?refusals=${run}&format=${format}`;
}
