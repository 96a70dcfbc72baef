import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { ofFile, type FileTest, type FileTestQuestion } from '../../../../shared/model/file-test.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { storedDrafts } from '../../cache/drafts.ts';
import { fileById } from '../../cache/import-runs.ts';
import type { BrowseService } from '../browse/browse.ts';
import { windowOf } from '../replay/answer.ts';
import { limitsOf } from '../replay/asked-limits.ts';
import type { HeldReplay } from '../replay/held-replay.ts';
import { Latest } from '../replay/latest.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import { whileOpen } from '../replay/while-open.ts';
import { liveConfiguration } from '../snapshots/live-configuration.ts';
import { allWatching } from '../together/watchers.ts';
import type { WorkspaceService } from '../workspace.ts';
import { matrixSteps, matrixRows, type Matrix } from './matrix.ts';

/** One imported file held against every live notification. */
export function fileTestService(
  workspace: WorkspaceService,
  browse: BrowseService,
  replaying: HeldReplay,
): { handlers: Handlers<'fileTest.report' | 'fileTest.rows'> } {
  const latest = new Latest();
  const asLongAsOpen = whileOpen(workspace);
  let kept: { number: number; traces: ReplayedTraces; matrix: Matrix } | null = null;
  let number = 0;
  workspace.beforeClosing(() => {
    kept = null;
    return Promise.resolve();
  });

  function* reportSteps({ file, projectId, drafts }: FileTestQuestion): Generator<void, FileTest> {
    const { reader } = workspace.need();
    const entry = fileById(reader, file);
    if (entry === undefined) throw new Failure('import-file-unknown', { file });
    const configuration = liveConfiguration(reader, projectId);
    const { watchers, left } = allWatching(configuration, drafts ? storedDrafts(reader) : []);
    const { traces } = replaying.of(browse.held());
    yield* traces.ready();
    const matrix = yield* matrixSteps(traces, watchers, file);
    number += 1;
    kept = { number, traces, matrix };
    const { index } = traces;
    const rows = index.rowsIn(limitsOf(traces, ofFile(file)));
    return {
      ...{
        number,
        run: entry.run,
        path: entry.path,
        left,
        traces: matrix.rows.count(),
        columns: matrix.columns,
      },
      project: configuration && {
        id: configuration.projectId,
        lookedAt: configuration.notifications?.lastSeenAt ?? configuration.lastSeenAt,
      },
      window: windowOf(index, rows, ofFile(file)),
      parts: {
        reported: matrix.parts.reported.count(),
        unknown: matrix.parts.unknown.count(),
        unreported: matrix.parts.unreported.count(),
      },
    };
  }

  return {
    handlers: {
      'fileTest.report': ({ asker, ...question }) =>
        latest.run(asker, () => asLongAsOpen(() => reportSteps(question))),
      'fileTest.rows': ({ asker, number: of, ...request }) =>
        latest.run(asker, function* () {
          yield;
          return kept?.number === of ? matrixRows(kept.traces, kept.matrix, request) : null;
        }),
    },
  };
}
