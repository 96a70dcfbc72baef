import { Groupings } from '../../../core/chart/grouping.ts';
import { overviewReport, type AskedReport } from '../../../core/chart/overview-report.ts';
import {
  FAILED_KINDS,
  type OverviewReport,
  type Stretch,
  type Unreported,
} from '../../../../shared/model/overview.ts';
import type { Query } from '../../../../shared/query/query.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { BrowseService } from '../browse/browse.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import { coverageLines } from '../coverage/summary.ts';
import { Latest } from '../replay/latest.ts';
import { whileOpen } from '../replay/while-open.ts';
import type { ReportedRows } from '../together/reported-rows.ts';
import type { WorkspaceService } from '../workspace.ts';
import { readPast } from './read-past.ts';

export function overviewService(
  workspace: WorkspaceService,
  browse: BrowseService,
  reported: ReportedRows,
): { handlers: Handlers<'overview.report' | 'overview.unreported'> } {
  const latest = new Latest();
  const latestUnreported = new Latest();
  const asLongAsOpen = whileOpen(workspace);
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

  /** The replay comes first, in steps: the selections find it made. */
  function* unreportedSteps(window: Stretch): Generator<void, Unreported> {
    const { watchers, lookedAt } = yield* reported.steps(browse.held());
    const count = (...parts: Query[]): number =>
      browse.select({ kind: 'and', of: [{ kind: 'time', field: 'time', ...window }, ...parts] }).total;
    const [incident, warning] = FAILED_KINDS.map((kind) => count(rated([kind]), UNREPORTED));
    return {
      ...{ window, notifications: watchers.length, lookedAt },
      counts: { incident: incident ?? 0, warning: warning ?? 0 },
      unsure: count(rated(FAILED_KINDS), UNREPORTED, UNSURE),
    };
  }

  return {
    handlers: {
      'overview.unreported': ({ asker, window }) =>
        latestUnreported.run(asker, () => asLongAsOpen(() => unreportedSteps(window))),
      'overview.report': ({ asker, ...asked }) => latest.run(asker, () => reportSteps(asked)),
    },
  };
}

const UNREPORTED: Query = { kind: 'reported', verdict: 'match', test: { kind: 'empty' } };
const UNSURE: Query = { kind: 'not', of: { kind: 'reported', verdict: 'unknown', test: { kind: 'empty' } } };

const rated = (values: readonly string[]): Query => ({
  kind: 'field',
  field: 'trace_rating',
  test: { kind: 'in', values, fold: false },
});
