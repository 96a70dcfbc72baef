import type { IncomingHttpHeaders } from 'node:http';
import type { Failure } from '../../../../shared/model/failure.ts';

export interface RetryRule {
  /** The first try counts. */
  tries: number;
  baseMs: number;
  capMs: number;
  /** Longer than this is not waited for: the failure is told at once. */
  longestRetryAfterMs: number;
}

export const RETRY_RULE: RetryRule = { tries: 5, baseMs: 500, capMs: 20_000, longestRetryAfterMs: 120_000 };
export const ONE_TRY: RetryRule = { ...RETRY_RULE, tries: 1 };

/** Whether the same request may go better next time. */
export function isPassing({ code, details }: Failure): boolean {
  if (code === 'cloud-unreachable' || code === 'cloud-timeout') return true;
  if (code === 'cloud-proxy') {
    const { problem, status } = details as { problem: string; status: number };
    return problem === 'unreachable' || status >= 500;
  }
  if (code === 'cloud-answer') return PASSING_ANSWERS.has((details as { problem: string }).problem);
  return code === 'cloud-refused' && PASSING_KINDS.has((details as { kind: string }).kind);
}

const PASSING_ANSWERS = new Set(['cut-off', 'not-json', 'html']);
const PASSING_KINDS = new Set(['throttled', 'unavailable', 'internal']);

/** How long to wait after so many tries; null for no more. */
export function pauseMs(
  rule: RetryRule,
  triesDone: number,
  retryAfterMs: number | null,
  random: number,
): number | null {
  if (triesDone >= rule.tries) return null;
  const ceiling = Math.min(rule.capMs, rule.baseMs * 2 ** (triesDone - 1));
  if (retryAfterMs === null) return random * ceiling;
  // Many that were told the same time would all come back at once.
  return retryAfterMs > rule.longestRetryAfterMs ? null : retryAfterMs + random * rule.baseMs;
}

/** In each of the three forms it begins with a day of the week; the time is that of Greenwich, also where it is not said. */
const DATE = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i;

/** What `Retry-After` says, in seconds or as a date of the service's own clock. */
export function retryAfter(headers: IncomingHttpHeaders, nowMs: number): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Other texts are dates to the engine as well, `-3` among them.
  const at = DATE.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) : NaN;
  if (Number.isNaN(at)) return null;
  const serviceNow = Date.parse(headers.date ?? '');
  return Math.max(0, at - (Number.isNaN(serviceNow) ? nowMs : serviceNow));
}
