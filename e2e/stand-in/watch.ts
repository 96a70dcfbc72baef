import type { PageNotice } from './control-messages.ts';

const waiting = new Map<string, () => void>();

/** Lets the test take hold of a page before anything happens in it. */
export function letTestWatch(targetId: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.set(targetId, resolve);
  if (process.send === undefined) resolve();
  else process.send({ page: targetId } satisfies PageNotice);
  return promise;
}

export function testWatches(targetId: string): void {
  waiting.get(targetId)?.();
  waiting.delete(targetId);
}
