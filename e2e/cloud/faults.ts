import type { CloudTrace } from './account.ts';
import type { ErrorCode } from './error-codes.ts';
import { missing } from './missing.ts';
import { isObject, param, refuse, type Answer, type Asked, type Service } from './exchange.ts';

/** Which requests. What is left out does not matter. */
export interface FaultTarget {
  service?: Service;
  method?: string;
  /** Part of the path. */
  path?: string;
  /** Parameters with these values. */
  query?: Record<string, string>;
}

/** What goes wrong. */
export type Trouble =
  | { kind: 'error'; code: ErrorCode }
  /** With words of one's own, or with none; `retryAfter` in seconds or as a date. */
  | { kind: 'status'; status: number; body?: unknown; retryAfter?: string }
  /** Nothing for a while, then the answer; or its head at once and its body later. */
  | { kind: 'slow'; delayMs: number; part?: 'all' | 'body' }
  /** No answer at all. */
  | { kind: 'silence' }
  /** The connection ends before an answer. */
  | { kind: 'hang-up' }
  /** The connection ends within the body. */
  | { kind: 'cut-off' }
  | { kind: 'not-json'; status?: number; body?: string; contentType?: string }
  /** The answer grows by a member of this many bytes. */
  | { kind: 'oversized'; bytes: number }
  /** A page tells each of its traces twice and those of the page before again. */
  | { kind: 'duplicate-page' }
  | { kind: 'reordered-page' }
  /** The marker that was asked with comes back. */
  | { kind: 'looping-marker' }
  /** Right after the answer there are more traces, wherever their record times lie. */
  | { kind: 'late-traces'; projectId: string; tracker: string; traces: readonly CloudTrace[] }
  /** All tokens end, before the request is looked at. */
  | { kind: 'expired-tokens' }
  /** Members of the body get lost on the way to where it is kept, and the answer says that all is well. */
  | { kind: 'lost-members'; members: readonly string[] }
  /** Of several notifications that are to be deleted the first is, and the answer says that writing failed, or that one is not there. */
  | { kind: 'half-deleted'; says?: 'CTS.0004' | 'CTS.0005' };

export interface Fault {
  on?: FaultTarget;
  /** So many requests first go well. */
  after?: number;
  /** How often; once where it is left out, null for as long as the cloud runs. */
  times?: number | null;
  trouble: Trouble;
}

export interface Faults {
  add(...faults: readonly Fault[]): void;
  clear(): void;
  /** The trouble of a request; each asking counts. */
  next(asked: Asked): Trouble | null;
}

export function openFaults(): Faults {
  let waiting: { fault: Fault; before: number; left: number }[] = [];
  return {
    add(...faults) {
      for (const fault of faults) {
        const left = fault.times === null ? Infinity : (fault.times ?? 1);
        waiting.push({ fault, before: fault.after ?? 0, left });
      }
    },
    clear() {
      waiting = [];
    },
    next(asked) {
      for (const each of waiting) {
        if (each.left === 0 || !isOn(each.fault.on ?? {}, asked)) continue;
        if (each.before > 0) {
          each.before -= 1;
          continue;
        }
        each.left -= 1;
        return each.fault.trouble;
      }
      return null;
    },
  };
}

function isOn({ service, method, path, query = {} }: FaultTarget, asked: Asked): boolean {
  return (
    (service === undefined || service === asked.service) &&
    (method === undefined || method === asked.method) &&
    (path === undefined || asked.rawPath.includes(path)) &&
    Object.entries(query).every(([name, value]) => param(asked, name) === value)
  );
}

/** A request as it arrives where it is handled. */
export function troubledRequest(asked: Asked, trouble: Trouble): Asked {
  if (trouble.kind === 'half-deleted')
    return { ...asked, query: asked.query.map(([name, value]) => [name, value.split(',')[0] ?? '']) };
  if (trouble.kind !== 'lost-members') return asked;
  const content: unknown = JSON.parse(asked.body.toString('utf8'));
  if (!isObject(content)) return asked;
  const kept = Object.entries(content).filter(([name]) => !trouble.members.includes(name));
  return { ...asked, body: Buffer.from(JSON.stringify(Object.fromEntries(kept))) };
}

/** An answer as it leaves. `before` are the traces of the page before. */
export function troubledAnswer(
  asked: Asked,
  answer: Answer,
  trouble: Trouble,
  before: readonly unknown[],
): Answer {
  if (trouble.kind === 'half-deleted')
    return trouble.says === 'CTS.0005' ? missing().answer : refuse('CTS.0004').answer;
  const { body } = answer;
  if (!isObject(body)) return answer;
  if (trouble.kind === 'oversized')
    return { ...answer, body: { ...body, padding: 'x'.repeat(trouble.bytes) } };
  const { traces, meta_data: meta } = body;
  if (!Array.isArray(traces) || !isObject(meta)) return answer;
  const page: unknown[] = traces;
  if (trouble.kind === 'duplicate-page') {
    const twice = [...before, ...page.flatMap((trace) => [trace, trace])];
    return { ...answer, body: { ...body, traces: twice } };
  }
  if (trouble.kind === 'reordered-page') return { ...answer, body: { ...body, traces: page.toReversed() } };
  if (trouble.kind === 'looping-marker') {
    const marker = param(asked, 'next') ?? meta['marker'];
    return { ...answer, body: { ...body, meta_data: { ...meta, marker } } };
  }
  return answer;
}
