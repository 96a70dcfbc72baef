import { setImmediate } from 'node:timers/promises';
import { Bitset } from '../../../core/columns/bitset.ts';
import { replayAllSteps } from '../../../core/engine/replay-all.ts';
import { unknownRows, type Verdicts } from '../../../core/engine/replay.ts';
import type { ReportedQuery } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import { newestOf } from '../../cache/snapshots.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import type { HeldReplay } from '../replay/held-replay.ts';
import { whileOpen, type WhileOpen } from '../replay/while-open.ts';
import { liveConfiguration, lookedProjects } from '../snapshots/live-configuration.ts';
import type { WorkspaceService } from '../workspace.ts';
import { watching, type Watching } from './watchers.ts';

interface Reports {
  key: string;
  watchers: readonly Watching[];
  verdicts: readonly Verdicts[];
  /** Of the project that was looked at longest ago; null where none was. */
  lookedAt: number | null;
}

/** What the enabled notifications of all projects that were looked at report, as sets of rows; kept while nothing changes. */
export class ReportedRows {
  private readonly workspace: WorkspaceService;
  private readonly replaying: HeldReplay;
  private readonly whileOpen: WhileOpen;
  private making: Promise<void> | null = null;
  private kept: { of: HeldTraces; version: number; reports: Reports } | null = null;

  constructor(workspace: WorkspaceService, replaying: HeldReplay) {
    this.workspace = workspace;
    this.replaying = replaying;
    this.whileOpen = whileOpen(workspace);
    workspace.beforeClosing(() => {
      this.kept = null;
      return Promise.resolve();
    });
  }

  /** Another text after each look at an account that found something new. */
  versions(): string {
    return newestOf(this.workspace.need().reader, ['notifications-smn', 'notifications-fun']);
  }

  of({ verdict, test }: ReportedQuery, held: HeldTraces): Bitset {
    const steps = this.steps(held);
    for (;;) {
      const step = steps.next();
      if (step.done !== true) continue;
      const { watchers, verdicts } = step.value;
      const rows = new Bitset(held.columns.rows);
      const passes = test.kind === 'empty' ? () => true : valueTest(test);
      verdicts.forEach((one, at) => {
        if (passes(watchers[at]?.name ?? '')) rows.or(verdict === 'match' ? one.match : unknownRows(one));
      });
      return test.kind === 'empty' ? rows.not() : rows;
    }
  }

  /**
   * Has them made where they are not kept, in steps, so that other calls are answered in between: of a million traces and a hundred
   * notifications it takes half a second. Whoever asks meanwhile waits for the same ones.
   */
  made(held: () => HeldTraces): Promise<void> {
    this.making ??= this.make(held).finally(() => (this.making = null));
    return this.making;
  }

  private async make(held: () => HeldTraces): Promise<void> {
    for (const step of this.whileOpen(() => this.steps(held()))) {
      void step;
      await setImmediate();
    }
  }

  /** To be given up between two steps. Traces that come in between two of them have it begin anew. */
  *steps(held: HeldTraces): Generator<void, Reports> {
    const key = this.versions();
    const isCurrent = (version: number): boolean => held.columns.version === version;
    if (this.kept?.of === held && isCurrent(this.kept.version) && this.kept.reports.key === key)
      return this.kept.reports;
    const { reader } = this.workspace.need();
    const projects = lookedProjects(reader).flatMap(
      ({ projectId }) => liveConfiguration(reader, projectId) ?? [],
    );
    const looked = projects.flatMap(({ notifications }) => notifications?.lastSeenAt ?? []);
    const watchers = projects.flatMap((configuration) => watching(configuration, []).watchers);
    const plans = watchers.map(({ plan }) => plan);
    const { traces } = this.replaying.of(held);
    for (;;) {
      const { version } = held.columns;
      yield* traces.ready();
      const steps = replayAllSteps(plans, traces.index);
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          const lookedAt = looked.length === 0 ? null : Math.min(...looked);
          const reports = { key, watchers, verdicts: step.value, lookedAt };
          this.kept = { of: held, version, reports };
          return reports;
        }
        yield;
        if (!isCurrent(version)) break;
      }
    }
  }
}
