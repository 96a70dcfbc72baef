import { readTime } from '../../../core/normalise/timestamps.ts';
import type { PageFacts } from './slices.ts';

/**
 * What an answer says of where it stands among the pages; null where it is no answer of this call. Of a record only its id and time are
 * looked at: what is wrong with it is told when it is read in.
 */
export function pageContent(body: Uint8Array): PageFacts | null {
  const answer = parsed(body);
  if (!isObject(answer) || !Array.isArray(answer['traces'])) return null;
  const traces = (answer['traces'] as unknown[]).map((trace) => {
    const { trace_id: id, record_time: at } = isObject(trace) ? trace : {};
    return { id: typeof id === 'string' ? id : '', at: timeOf(at) };
  });
  return { marker: markerOf(answer['meta_data']), traces };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')) as unknown;
  } catch {
    return null; // Not JSON, or cut off.
  }
}

/** Absent, empty and the word itself are what some write for null. */
function markerOf(meta: unknown): string | null {
  const marker = isObject(meta) ? meta['marker'] : null;
  return typeof marker === 'string' && marker !== '' && marker !== 'null' ? marker : null;
}

function timeOf(at: unknown): number | null {
  const time = typeof at === 'number' || typeof at === 'string' ? readTime(at) : null;
  return typeof time === 'number' ? time : null;
}
