import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { TestRows, TestRowsRequest } from '../../../../shared/model/live-test.ts';
import type { BrowseService } from '../browse/browse.ts';
import { traceRows } from '../browse/trace-rows.ts';
import type { HeldReplay, Replaying } from '../replay/held-replay.ts';
import { Latest } from '../replay/latest.ts';
import type { WorkspaceService } from '../workspace.ts';
import { KeptVerdicts } from './kept-verdicts.ts';
import { PinRows } from './pin-verdicts.ts';
import { newestOf, testSteps } from './test-steps.ts';
import { tuningSteps } from './tuning-steps.ts';

/** Holds a draft against the traces while it is typed. */
export function liveTestService(
  workspace: WorkspaceService,
  browse: BrowseService,
  replaying: HeldReplay,
): { handlers: Handlers<'liveTest.run' | 'liveTest.rows' | 'liveTest.tuning'> } {
  const latest = new Latest();
  const kept = new KeptVerdicts();
  const pinRows = new PinRows();
  let turn = 0;
  workspace.beforeClosing(() => {
    turn += 1;
    kept.forget();
    pinRows.forget();
    return Promise.resolve();
  });
  const held = (): Replaying => replaying.of(browse.held());

  /** What was opened when it began may be closed between two steps. */
  function* whileOpen<Result>(begin: () => Generator<void, Result>): Generator<void, Result | null> {
    const begun = turn;
    const steps = begin();
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield;
      if (turn !== begun) return null;
    }
  }

  function* rowSteps({
    draft,
    window,
    verdict,
    offset,
    samples,
  }: TestRowsRequest): Generator<void, TestRows> {
    const { traces } = held();
    const own = kept.of(traces, draft, window);
    yield;
    const rows = own.rowsOf(verdict);
    return {
      rows: traceRows(traces.held, newestOf(rows, offset, samples.limit), samples.columns),
      total: rows.length,
    };
  }

  return {
    handlers: {
      'liveTest.run': (request) =>
        latest.run(request.asker, () =>
          whileOpen(() => testSteps(held().traces, request, { kept, pinRows })),
        ),
      'liveTest.tuning': (request) =>
        latest.run(request.asker, () => whileOpen(() => tuningSteps(held().traces, request, kept))),
      'liveTest.rows': (request) => latest.run(request.asker, () => whileOpen(() => rowSteps(request))),
    },
  };
}
