import type { IncomingMessage } from 'node:http';

/** A body that stops arriving for this long ends its connection. */
const IDLE_MS = 30_000;

/** Lets a body stall for so long and no longer, and its answer take whatever it takes. */
export function limitIdleTime(request: IncomingMessage): void {
  request.setTimeout(IDLE_MS);
  request.once('end', () => request.setTimeout(0));
}

/** The whole body, or null where it is longer than allowed: then reading has stopped there. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve(null);
  limitIdleTime(request);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) {
        request.pause();
        resolve(null);
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
