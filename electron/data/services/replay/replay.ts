import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { ReplayRequest, ReplayResult } from '../../../../shared/model/replay-request.ts';
import { check } from '../../../../shared/notification/check.ts';
import { unknownRows } from '../../../core/engine/replay.ts';
import { newestRows } from '../../../core/columns/rows-in-order.ts';
import type { BrowseService } from '../browse/browse.ts';
import { traceRows } from '../browse/trace-rows.ts';
import type { WorkspaceService } from '../workspace.ts';
import { replaySteps } from './answer.ts';
import { checkOnTraces } from './check-drafts.ts';
import { compareSteps } from './compare-rows.ts';
import { explainRow, explainTrace } from './explain-trace.ts';
import type { HeldReplay, Replaying } from './held-replay.ts';
import { Latest } from './latest.ts';
import { nearMissRows } from './near-miss-rows.ts';
import { operationsOfAccount } from '../snapshots/account-operations.ts';
import { operationCatalogue } from './operation-catalogue.ts';
import { draftOfReplay, planOfReplay } from './replayed-draft.ts';

type ReplayCalls =
  | 'replay.run'
  | 'replay.stop'
  | 'replay.explain'
  | 'replay.compare'
  | 'replay.nearMisses'
  | 'notifications.check'
  | 'notifications.operations';

/** Replays drafts on what the open workspace holds. */
export function replayService(
  workspace: WorkspaceService,
  browse: BrowseService,
  replaying: HeldReplay,
): { handlers: Handlers<ReplayCalls> } {
  const latest = new Latest();
  const held = (): Replaying => replaying.of(browse.held());

  return {
    handlers: {
      'replay.run': (request) => latest.run(request.asker, () => runSteps(held(), request)),
      'replay.stop': ({ asker }) => {
        latest.stop(asker);
        return {};
      },
      'replay.explain': ({ draft, trace }) => {
        const { traces } = held();
        const plan = planOfReplay(draft);
        if ('traceId' in trace) return explainTrace(traces, plan, trace.traceId);
        const explained = explainRow(traces, plan, trace.row);
        return explained === undefined ? [] : [explained];
      },
      'replay.compare': ({ asker, before, after, ...request }) =>
        latest.run(asker, function* () {
          const { traces } = held();
          yield* traces.ready();
          const plans = { before: planOfReplay(before), after: planOfReplay(after) };
          return yield* compareSteps(traces, plans, request, browse.marks(traces.held));
        }),
      'replay.nearMisses': ({ asker, draft, ...request }) =>
        latest.run(asker, function* () {
          yield;
          yield* held().traces.ready();
          return yield* nearMissRows(held().traces, planOfReplay(draft), request);
        }),
      'notifications.check': ({ draft }) => {
        if (!workspace.isOpen()) return check(draftOfReplay(draft));
        const { traces, operations } = held();
        return checkOnTraces(draftOfReplay(draft), planOfReplay(draft), operations, traces);
      },
      'notifications.operations': ({ provider }) =>
        workspace.isOpen()
          ? operationCatalogue(provider, held().traces, operationsOfAccount(workspace.need().reader))
          : operationCatalogue(provider, null),
    },
  };
}

function* runSteps(
  { traces, operations }: Replaying,
  { draft, window, samples }: ReplayRequest,
): Generator<void, ReplayResult> {
  yield* traces.ready();
  const plan = planOfReplay(draft);
  const issues = checkOnTraces(draftOfReplay(draft), plan, operations, traces);
  yield;
  const { answer, verdicts } = yield* replaySteps(traces, plan, window, issues);
  yield;
  const { order } = traces.index.columns;
  const rows = (set: typeof verdicts.match) =>
    traceRows(traces.held, newestRows(order, set, samples.limit), samples.columns);
  return { ...answer, samples: { match: rows(verdicts.match), unknown: rows(unknownRows(verdicts)) } };
}
