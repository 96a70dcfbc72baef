import { readTime } from '../../../core/normalise/timestamps.ts';

/** What an answer says of where it stands among the pages. */
export interface PageContent {
  marker: string | null;
  records: number;
  /** Of record times; null where no record has a readable one. */
  oldest: number | null;
  newest: number | null;
}

/** Null where it is no answer of this call. Of records only their time is looked at: what is wrong with one is told when it is read in. */
export function pageContent(body: Uint8Array): PageContent | null {
  const answer = parsed(body);
  if (typeof answer !== 'object' || answer === null) return null;
  const { traces, meta_data: meta } = answer as { traces?: unknown; meta_data?: unknown };
  if (!Array.isArray(traces)) return null;
  let oldest: number | null = null;
  let newest: number | null = null;
  for (const trace of traces as unknown[]) {
    const at = recordTimeOf(trace);
    if (at === null) continue;
    if (oldest === null || at < oldest) oldest = at;
    if (newest === null || at > newest) newest = at;
  }
  return { marker: markerOf(meta), records: traces.length, oldest, newest };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')) as unknown;
  } catch {
    return null; // Not JSON, or cut off.
  }
}

function markerOf(meta: unknown): string | null {
  const marker = typeof meta === 'object' && meta !== null ? (meta as { marker?: unknown }).marker : null;
  return typeof marker === 'string' && marker !== '' ? marker : null;
}

function recordTimeOf(trace: unknown): number | null {
  if (typeof trace !== 'object' || trace === null) return null;
  const { record_time: at } = trace as { record_time?: unknown };
  const time = typeof at === 'number' || typeof at === 'string' ? readTime(at) : null;
  return typeof time === 'number' ? time : null;
}
