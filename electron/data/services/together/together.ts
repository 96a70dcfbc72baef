import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { StoredDraft } from '../../../../shared/model/stored-draft.ts';
import type { Together, TogetherQuestion } from '../../../../shared/model/together.ts';
import { draftVersions, storedDrafts } from '../../cache/drafts.ts';
import type { AsyncPairs } from '../../../core/browse/async-pairs.ts';
import type { BrowseService } from '../browse/browse.ts';
import type { HeldPairs } from '../browse/pairs.ts';
import type { HeldReplay } from '../replay/held-replay.ts';
import { Latest } from '../replay/latest.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import { whileOpen } from '../replay/while-open.ts';
import { liveConfiguration } from '../snapshots/live-configuration.ts';
import type { WorkspaceService } from '../workspace.ts';
import { heldSteps, type HeldTogether } from './held-together.ts';
import { reportSteps } from './topic-report.ts';
import { topicRows } from './topic-rows.ts';
import { watching, type Watching } from './watchers.ts';

interface Watched {
  project: Together['project'];
  watchers: Watching[];
  left: number;
}

/** What all notifications of a project report together, by the topic that is told. */
export function togetherService(
  workspace: WorkspaceService,
  browse: BrowseService,
  replaying: HeldReplay,
  pairs: HeldPairs,
): { handlers: Handlers<'together.report' | 'together.rows'> } {
  const latest = new Latest();
  const asLongAsOpen = whileOpen(workspace);
  let kept: { number: number; key: string; traces: ReplayedTraces; held: HeldTogether } | null = null;
  let number = 0;
  workspace.beforeClosing(() => {
    kept = null;
    return Promise.resolve();
  });

  const watched = ({ projectId, drafts }: TogetherQuestion): Watched => {
    const { reader } = workspace.need();
    const configuration = liveConfiguration(reader, projectId);
    const stored: StoredDraft[] = drafts ? storedDrafts(reader) : [];
    const project = configuration && {
      id: configuration.projectId,
      lookedAt: configuration.notifications?.lastSeenAt ?? configuration.lastSeenAt,
    };
    return { project, ...watching(configuration, stored) };
  };

  const keyOf = (question: TogetherQuestion, { project, watchers }: Watched, version: number): string =>
    JSON.stringify([question, project, watchers, version, draftVersions(workspace.need().reader)]);

  function* holding(question: TogetherQuestion, of: Watched, found: AsyncPairs) {
    const { traces } = replaying.of(browse.held());
    yield* traces.ready();
    const key = keyOf(question, of, traces.index.columns.version);
    yield;
    if (kept?.key === key && kept.traces === traces) return kept;
    const held = yield* heldSteps(traces, of.watchers, question, (row) => found.partnerOf(row));
    number += 1;
    kept = { number, key, traces, held };
    return kept;
  }

  return {
    handlers: {
      'together.report': async ({ asker, ...question }) => {
        const found = await pairs.lookedFor(browse.held());
        if (found === null) return null;
        return latest.run(asker, () =>
          asLongAsOpen(function* () {
            const of = watched(question);
            const { number: own, held } = yield* holding(question, of, found);
            yield;
            const topics = yield* reportSteps(held);
            return { number: own, project: of.project, window: held.window, topics, left: of.left };
          }),
        );
      },
      'together.rows': ({ asker, number: of, ...request }) =>
        latest.run(asker, function* () {
          yield;
          return kept?.number === of ? topicRows(kept.traces, kept.held, request) : null;
        }),
    },
  };
}
