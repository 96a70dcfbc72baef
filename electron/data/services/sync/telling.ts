import type { EmitEvent } from '../../../../shared/ipc/contract.ts';
import type { WorkspaceService } from '../workspace.ts';

/** What has come in is told of at once, and then not more often than a person can look. */
const TELL_EVERY_MS = 1000;

/** Tells the window that traces came in. */
export function telling(workspace: WorkspaceService, emit: EmitEvent, now: () => number) {
  let toldAt = -Infinity;
  let later: NodeJS.Timeout | undefined;
  const tell = (): void => {
    clearTimeout(later);
    later = undefined;
    toldAt = now();
    emit('traces.changed', {});
    workspace.tell();
  };
  return {
    tell,
    tellSoon(): void {
      const waitMs = toldAt + TELL_EVERY_MS - now();
      if (waitMs <= 0) tell();
      else later ??= setTimeout(tell, waitMs);
    },
  };
}
