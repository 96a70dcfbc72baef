import type { ServerResponse } from 'node:http';
import type { Host } from '../host/host.ts';
import type { Session } from './session.ts';

/** Often enough that neither side takes a quiet connection for a dead one. */
const HEARTBEAT_MS = 15_000;
/** A page that has not taken this much is asleep; it reads its state anew when it comes back. */
const UNTAKEN_LIMIT_BYTES = 4 * 1024 * 1024;

export interface EventStreams {
  open(response: ServerResponse, session: Session): void;
  /** How many pages listen whose session fits. */
  count(fits: (session: Session) => boolean): number;
  /** Nothing more is told; the connections end with the server. */
  close(): void;
}

/** Every page that is open listens on one stream of server-sent events. */
export function openEventStreams(host: Pick<Host, 'onEvent'>): EventStreams {
  const streams = new Map<ServerResponse, Session>();
  const toAll = (text: string): void => {
    for (const response of streams.keys()) {
      response.write(text);
      if (response.writableLength > UNTAKEN_LIMIT_BYTES) response.destroy();
    }
  };
  // JSON has no line break outside strings and escapes those inside, so one data line holds it.
  const stopListening = host.onEvent((name, payload) =>
    toAll(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`),
  );
  const heartbeat = setInterval(() => toAll(': still here\n\n'), HEARTBEAT_MS);

  return {
    open(response, session) {
      response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
      response.write('retry: 1000\n\n');
      streams.set(response, session);
      response.once('close', () => streams.delete(response));
    },
    count: (fits) => [...streams.values()].filter(fits).length,
    close() {
      stopListening();
      clearInterval(heartbeat);
    },
  };
}
