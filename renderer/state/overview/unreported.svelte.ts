import type { Stretch, Unreported } from '../../../shared/model/overview.ts';
import { call } from '../../ipc/client.ts';
import { Latest } from '../traces/latest.svelte.ts';
import { workspace } from '../workspace.svelte.ts';

const latest = new Latest<{ path: string; window: Stretch }, Unreported | null>(({ window }) =>
  call('overview.unreported', { asker: 'overview', window }),
);
/** Nobody looks at it before it was asked for. */
let window: Stretch | null = null;

/** What of the window of the overview no enabled notification reports. */
export const unreported = {
  /** Null until it is known for this window: a figure beside others of another one would be taken for theirs. */
  of({ from, to }: Stretch): Unreported | null {
    const { answer } = latest;
    if (answer === null || answer.question.path !== workspace.summary?.path) return null;
    const told = answer.value;
    return told !== null && told.window.from === from && told.window.to === to ? told : null;
  },
  get isAwaited(): boolean {
    return latest.isAwaited;
  },
  ask(asked: Stretch): void {
    window = asked;
    unreported.changed();
  },
  /** Called when notifications of an account may have changed. */
  changed(): void {
    const path = workspace.summary?.path;
    if (path === undefined || window === null) return latest.clear();
    latest.ask({ path, window });
  },
};
