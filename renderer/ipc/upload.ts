import { Failure } from '../../shared/model/failure.ts';
import type { Answer } from '../../shared/ipc/contract.ts';
import { failureFromWire } from '../../shared/model/failure.ts';

/** Brings a file of the browser's machine to the serve host. Answers with the path it was kept under. */
export function uploadWorkspace(
  file: File,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // `fetch` tells nothing of how far an upload has come.
    const request = new XMLHttpRequest();
    request.open('PUT', `/upload/${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => progress(event.loaded, event.total);
    request.onerror = () => reject(new Failure('host-unreachable', {}));
    request.onabort = () => reject(new Failure('cancelled', {}));
    request.onload = () => {
      const answer = request.response as Answer<'dialog.openWorkspace'> | null;
      if (answer === null) reject(new Failure('session-refused', {}));
      else if (!answer.ok) reject(failureFromWire(answer.failure));
      else resolve(answer.output.path ?? '');
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The address under which the serve host hands out a copy of the open workspace. */
export const COPY_DOWNLOAD_URL = '/download?copy=1';
