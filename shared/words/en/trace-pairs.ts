/** Minutes and seconds: a pair is never further apart than half an hour. */
export function lasting(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  const parts = [minutes > 0 ? `${minutes}m` : '', seconds % 60 > 0 ? `${seconds % 60}s` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** Request and result of an asynchronous operation. */
export const tracePairs = {
  pair: (ms: number) => `pair ${lasting(ms)}`,
  beneath: (ms: number, isRequest: boolean) =>
    isRequest ? `request, ${lasting(ms)} before` : `result, ${lasting(ms)} after`,
  /** Begin with what is seen, so that what is said aloud finds them. */
  show: (ms: number, isRequest: boolean) =>
    `pair ${lasting(ms)}: show the ${isRequest ? 'result' : 'request'}`,
  hide: (ms: number, isRequest: boolean) =>
    `pair ${lasting(ms)}: hide the ${isRequest ? 'result' : 'request'}`,
  told: (ms: number, isRequest: boolean) =>
    isRequest
      ? `Request of an asynchronous operation. Its result was recorded ${lasting(ms)} later.`
      : `Result of an asynchronous operation. It was requested ${lasting(ms)} earlier.`,
  why: 'Paired by rule: same operation and resource, by one user or by the system for that user, and nothing else of the kind within half an hour.',
  open: { request: 'Open the request', result: 'Open the result' },
  compare: 'Compare the two',
};
