import type { ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { Answer } from './exchange.ts';
import type { Trouble } from './faults.ts';

interface Sending {
  answer: Answer;
  trouble: Trouble | null;
  /** How long every answer takes. */
  latencyMs: number;
  /** By the cloud's clock: what a client can learn the difference of its own from. */
  date: Date;
  signal: AbortSignal;
}

/** Puts an answer on the wire, or what trouble makes of it. */
export async function send(response: ServerResponse, sending: Sending): Promise<void> {
  const { answer, trouble, latencyMs, date, signal } = sending;
  if (trouble?.kind === 'silence') return;
  if (trouble?.kind === 'hang-up') {
    response.destroy();
    return;
  }
  const slow = trouble?.kind === 'slow' ? trouble : null;
  const waitMs = latencyMs + (slow !== null && slow.part !== 'body' ? slow.delayMs : 0);
  if (waitMs > 0) await after(waitMs, undefined, { signal });
  const { status, headers, content, type } = written(answer, trouble);
  response.writeHead(status, {
    ...headers,
    Date: date.toUTCString(),
    ...(content === null ? {} : { 'Content-Type': type, 'Content-Length': content.length }),
  });
  if (content === null) response.end();
  else if (trouble?.kind === 'cut-off')
    response.write(content.subarray(0, content.length >> 1), () => response.destroy());
  else if (slow?.part === 'body') {
    response.write(content.subarray(0, content.length >> 1));
    await after(slow.delayMs, undefined, { signal });
    response.end(content.subarray(content.length >> 1));
  } else response.end(content);
}

const PAGE_OF_A_PROXY = '<!doctype html><html><title>502</title><body>Bad gateway</body></html>';

function written(
  { status, headers = {}, body }: Answer,
  trouble: Trouble | null,
): { status: number; headers: Record<string, string>; content: Buffer | null; type: string } {
  if (trouble?.kind === 'not-json')
    return {
      status: trouble.status ?? 200,
      headers,
      content: Buffer.from(trouble.body ?? PAGE_OF_A_PROXY),
      type: trouble.contentType ?? 'text/html',
    };
  const content = body === undefined ? null : Buffer.from(JSON.stringify(body));
  return { status, headers, content, type: 'application/json;charset=UTF-8' };
}
