import { Failure, failureFromWire } from '../../shared/model/failure.ts';
import { call } from '../ipc/client.ts';

export interface Notice {
  id: number;
  failure: Failure;
}

let list = $state<Notice[]>([]);
let lastId = 0;
/** What was taken last of what was raised; null before the first time. */
let lastRaised: number | null = null;

/** What went wrong and has not been read yet. Nothing here goes away by itself. */
export const notices = {
  get list(): readonly Notice[] {
    return list;
  },
  add(failure: Failure): void {
    // The same sentence twice says no more than once; the newer one stands.
    const others = list.filter((notice) => !isSame(notice.failure, failure));
    list = [...others, { id: ++lastId, failure }];
  },
  dismiss(id: number): void {
    list = list.filter((notice) => notice.id !== id);
  },
  /** Takes back what is no longer so. */
  clear(code: Failure['code']): void {
    list = list.filter((notice) => notice.failure.code !== code);
  },
  /** That file was written to its end: its disk is not full any more. */
  written(path: string): void {
    list = list.filter(
      ({ failure: { code, details } }) =>
        !(code === 'disk-full' && 'path' in details && details.path === path),
    );
  },
  async takeRaised(): Promise<Failure[]> {
    const { failures, last } = await call('failures.take', { after: lastRaised });
    lastRaised = last;
    const raised = failures.map(failureFromWire);
    for (const failure of raised) notices.add(failure);
    return raised;
  },
};

/** The workspace that a failure says is damaged, of which a recovered copy can be made. */
export function damagedFile({ code, details }: Failure): string | null {
  const isDamage = code === 'workspace-damaged' || code === 'workspace-cut-short';
  return isDamage && 'path' in details ? details.path : null;
}

function isSame(one: Failure, other: Failure): boolean {
  return one.code === other.code && JSON.stringify(one.details) === JSON.stringify(other.details);
}

/** Does the work; a failure becomes a notice. A fault is thrown on. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code !== 'cancelled') notices.add(error);
  }
}
