import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { TestRows, TestRowsRequest } from '../../../../shared/model/live-test.ts';
import type { OperationName } from '../../../../shared/notification/edit/operations.ts';
import type { BrowseService } from '../browse/browse.ts';
import { traceRows } from '../browse/trace-rows.ts';
import type { Marks } from '../marks/mark-book.ts';
import type { HeldReplay, Replaying } from '../replay/held-replay.ts';
import { operationCatalogue } from '../replay/operation-catalogue.ts';
import { Latest } from '../replay/latest.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import { whileOpen } from '../replay/while-open.ts';
import { operationsOfAccount } from '../snapshots/account-operations.ts';
import type { WorkspaceService } from '../workspace.ts';
import { assumedSteps } from './assumed-steps.ts';
import { generalisingSteps } from './generalising-steps.ts';
import { judgedSteps } from './judged-steps.ts';
import { KeptVerdicts } from './kept-verdicts.ts';
import { PinRows } from './pin-verdicts.ts';
import { testSteps } from './test-steps.ts';
import { tuningSteps } from './tuning-steps.ts';

type TestCalls =
  | 'liveTest.run'
  | 'liveTest.rows'
  | 'liveTest.judged'
  | 'liveTest.assumed'
  | 'liveTest.tuning'
  | 'liveTest.generalising';

/** Holds a draft against the traces while it is typed. */
export function liveTestService(
  workspace: WorkspaceService,
  browse: BrowseService,
  replaying: HeldReplay,
): { handlers: Handlers<TestCalls> } {
  const latest = new Latest();
  const asLongAsOpen = whileOpen(workspace);
  const kept = new KeptVerdicts();
  const pinRows = new PinRows();
  workspace.beforeClosing(() => {
    kept.forget();
    pinRows.forget();
    return Promise.resolve();
  });
  const held = (): Replaying => replaying.of(browse.held());
  const marksOf = ({ held: of }: ReplayedTraces): Marks => browse.marks(of);

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
    const list = own.listOf(verdict);
    return {
      rows: traceRows(traces.held, list.newest(samples.limit, offset), samples.columns, marksOf(traces)),
      total: list.total,
    };
  }

  return {
    handlers: {
      'liveTest.run': (request) =>
        latest.run(request.asker, () =>
          asLongAsOpen(function* () {
            const { traces } = held();
            yield* traces.ready();
            return yield* testSteps(traces, request, { kept, pinRows, marks: marksOf(traces) });
          }),
        ),
      'liveTest.judged': (request) =>
        latest.run(request.asker, () =>
          asLongAsOpen(function* () {
            const { traces } = held();
            yield* traces.ready();
            return yield* judgedSteps(traces, request, { kept, marks: marksOf(traces) });
          }),
        ),
      'liveTest.assumed': (request) =>
        latest.run(request.asker, () => asLongAsOpen(() => assumedSteps(held().traces, request, kept))),
      'liveTest.tuning': (request) =>
        latest.run(request.asker, () => asLongAsOpen(() => tuningSteps(held().traces, request, kept))),
      'liveTest.generalising': (request) =>
        latest.run(request.asker, () =>
          asLongAsOpen(() => {
            const { traces } = held();
            const { provider } = request.draft;
            const told = (): readonly OperationName[] =>
              operationCatalogue(provider, traces, operationsOfAccount(workspace.need().reader));
            return generalisingSteps(traces, request, told, kept);
          }),
        ),
      'liveTest.rows': (request) => latest.run(request.asker, () => asLongAsOpen(() => rowSteps(request))),
    },
  };
}
