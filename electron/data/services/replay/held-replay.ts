import type { HeldTraces } from '../browse/held-traces.ts';
import type { WorkspaceService } from '../workspace.ts';
import { HeldOperations } from './check-drafts.ts';
import { ReplayedTraces } from './replayed-traces.ts';

export interface Replaying {
  traces: ReplayedTraces;
  operations: HeldOperations;
}

/** The index of what the open workspace holds, made once for all who replay on it. */
export class HeldReplay {
  private readonly workspace: WorkspaceService;
  private open: (Replaying & { of: HeldTraces }) | null = null;

  constructor(workspace: WorkspaceService) {
    this.workspace = workspace;
    workspace.beforeClosing(() => {
      this.open = null;
      return Promise.resolve();
    });
  }

  of(held: HeldTraces): Replaying {
    if (this.open?.of !== held) {
      const traces = new ReplayedTraces(this.workspace.need().reader, held);
      this.open = { of: held, traces, operations: new HeldOperations(traces) };
    }
    return this.open;
  }
}
