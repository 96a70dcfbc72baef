import type { CloudTrace } from './account.ts';
import { isObject, param, refuse, Refusal, type Answer, type Call } from './exchange.ts';
import { newestFirst } from './trace-shelf.ts';

export const TRACES_A_PAGE = 200;
/** How long the service shows a trace. */
export const KEPT_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;

/** Valid for management traces alone; for data traces they are as if not sent. */
const MANAGEMENT_FILTERS = [
  'service_type',
  'user',
  'resource_name',
  'resource_type',
  'resource_id',
  'trace_name',
  'trace_rating',
] as const;

export function listTraces(call: Call): Answer {
  const type = param(call, 'trace_type') ?? 'system';
  if (type !== 'system' && type !== 'data') throw refuse('CTS.0300');
  const shelves = call.world.shelves.of(call.parts['project_id'] ?? '', trackerOf(call, type));
  const traceId = param(call, 'trace_id');
  if (type === 'system' && traceId !== undefined) return one(call, traceId);

  const { now, forms } = call.world;
  const limit = limitOf(call);
  const { fromAt, toAt } = windowOf(call);
  const found = newestFirst(shelves, {
    fromAt: Math.max(fromAt, now() - KEPT_MS),
    // What is recorded later than now is yet to come.
    toAt: Math.min(toAt, now() + 1),
    afterId: param(call, 'next') ?? null,
    border: forms.border,
  });
  if (found === null) throw refuse('CTS.0300');
  const { traces, more } = pageOf(found, filterOf(call, type), limit);
  return page(call, traces, more);
}

function one(call: Call, traceId: string): Answer {
  const { shelves, now } = call.world;
  for (const shelf of shelves.of(call.parts['project_id'] ?? '', 'system')) {
    const index = shelf.find(traceId);
    if (index < 0) continue;
    const at = shelf.recordedAt(index);
    if (at <= now() && at > now() - KEPT_MS) return page(call, [shelf.record(index)], false);
  }
  // The reference gives this status its meaning and no code of its own.
  throw new Refusal({
    status: 404,
    body: { error_code: 'CTS.0300', error_msg: 'The requested trace does not exist.' },
  });
}

function page({ world: { forms } }: Call, traces: CloudTrace[], more: boolean): Answer {
  const last = traces.at(-1);
  const marker = last !== undefined && (more || forms.end === 'empty-page') ? last.trace_id : null;
  const meta = { count: traces.length };
  const end = forms.noMarker === 'missing' ? meta : { ...meta, marker: null };
  return { status: 200, body: { traces, meta_data: marker === null ? end : { ...meta, marker } } };
}

function pageOf(
  found: Iterable<CloudTrace>,
  fits: (trace: CloudTrace) => boolean,
  limit: number,
): { traces: CloudTrace[]; more: boolean } {
  const traces: CloudTrace[] = [];
  for (const trace of found) {
    if (!fits(trace)) continue;
    if (traces.length === limit) return { traces, more: true };
    traces.push(trace);
  }
  return { traces, more: false };
}

/** Null for all data trackers. */
function trackerOf(call: Call, type: 'system' | 'data'): string | null {
  const name = param(call, 'tracker_name');
  if (type === 'system') {
    if (name !== undefined && name !== 'system') throw refuse('CTS.0204');
    return 'system';
  }
  if (name === undefined) return null;
  const { account } = call.world;
  const trackers = account.contents[call.parts['project_id'] ?? '']?.trackers ?? [];
  const known = trackers.some((each) => each.tracker_type === 'data' && each.tracker_name === name);
  if (!known) throw refuse('CTS.0214');
  return name;
}

function limitOf(call: Call): number {
  const text = param(call, 'limit') ?? '10';
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > TRACES_A_PAGE) throw refuse('CTS.0300');
  return limit;
}

function windowOf(call: Call): { fromAt: number; toAt: number } {
  const from = param(call, 'from');
  const to = param(call, 'to');
  // Used together, thirteen digits each.
  if (from === undefined && to === undefined)
    return { fromAt: call.world.now() - HOUR_MS, toAt: call.world.now() };
  if (!/^\d{13}$/.test(from ?? '') || !/^\d{13}$/.test(to ?? '')) throw refuse('CTS.0300');
  return { fromAt: Number(from), toAt: Number(to) };
}

function filterOf(call: Call, type: 'system' | 'data'): (trace: CloudTrace) => boolean {
  const wanted = (type === 'system' ? MANAGEMENT_FILTERS : []).flatMap((name) => {
    const value = param(call, name);
    return value === undefined ? [] : [{ name, value }];
  });
  const key = param(call, 'access_key_id');
  const enterprise = param(call, 'enterprise_project_id');
  return (trace) =>
    (key === undefined || userOf(trace)['access_key_id'] === key) &&
    (enterprise === undefined || trace['enterprise_project_id'] === enterprise) &&
    wanted.every(({ name, value }) => (name === 'user' ? userOf(trace)['name'] : trace[name]) === value);
}

function userOf(trace: CloudTrace): Record<string, unknown> {
  const { user } = trace;
  if (typeof user !== 'string') return isObject(user) ? user : {};
  try {
    const content: unknown = JSON.parse(user);
    return isObject(content) ? content : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
