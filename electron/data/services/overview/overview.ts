import { Groupings } from '../../../core/chart/grouping.ts';
import { overviewReport, type AskedReport } from '../../../core/chart/overview-report.ts';
import type { OverviewReport } from '../../../../shared/model/overview.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { BrowseService } from '../browse/browse.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import { coverageLines } from '../coverage/summary.ts';
import { Latest } from '../replay/latest.ts';
import type { WorkspaceService } from '../workspace.ts';
import { readPast } from './read-past.ts';

export function overviewService(
  workspace: WorkspaceService,
  browse: BrowseService,
): { handlers: Handlers<'overview.report'> } {
  const latest = new Latest();
  let open: { of: HeldTraces; groupings: Groupings } | null = null;
  const isOpen = (traces: HeldTraces): boolean => open?.of === traces;

  workspace.beforeClosing(() => {
    open = null;
    return Promise.resolve();
  });

  function* reportSteps(asked: AskedReport): Generator<void, OverviewReport | null> {
    const traces = browse.held();
    if (open?.of !== traces) open = { of: traces, groupings: new Groupings(traces.columns) };
    const past = readPast(coverageLines(workspace.need().reader));
    const steps = overviewReport(traces.columns, open.groupings, past, asked);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield;
      // The workspace was closed meanwhile: columns can no longer be read from it.
      if (!isOpen(traces)) return null;
    }
  }

  return {
    handlers: {
      'overview.report': ({ asker, ...asked }) => latest.run(asker, () => reportSteps(asked)),
    },
  };
}
