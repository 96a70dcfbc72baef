import { setImmediate } from 'node:timers/promises';
import { Bitset } from '../../../core/columns/bitset.ts';
import { replayAllSteps } from '../../../core/engine/replay-all.ts';
import { unknownRows, type Verdicts } from '../../../core/engine/replay.ts';
import type { DraftQuery } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import type { StoredDraft } from '../../../../shared/model/stored-draft.ts';
import { nameOfDraft } from '../../../../shared/notification/draft-name.ts';
import { draftVersions, storedDrafts } from '../../cache/drafts.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import type { HeldReplay } from '../replay/held-replay.ts';
import { planOfDraft } from '../replay/drafted.ts';
import { whileOpen, type WhileOpen } from '../replay/while-open.ts';
import type { WorkspaceService } from '../workspace.ts';
import { draftOf, notificationIn } from './draft-text.ts';

/** A set is a bit a row: of a million rows, a quarter of a megabyte a draft. */
const VERDICTS_KEPT = 64;
/** Of questions, each one set: what a list, its chart and its values ask is one. */
const ANSWERS_KEPT = 8;

/** What drafts say of all traces, as sets of rows; kept while neither changes. */
export class DraftRows {
  private readonly workspace: WorkspaceService;
  private readonly replaying: HeldReplay;
  private readonly whileOpen: WhileOpen;
  private readonly verdicts = new Map<number, { draftVersion: number; verdicts: Verdicts }>();
  private readonly answers = new Map<string, { draftVersions: string; rows: Bitset }>();
  private readonly making = new Map<string, Promise<void>>();
  private keptOf = { held: null as HeldTraces | null, version: -1 };

  constructor(workspace: WorkspaceService, replaying: HeldReplay) {
    this.workspace = workspace;
    this.replaying = replaying;
    this.whileOpen = whileOpen(workspace);
    workspace.beforeClosing(() => {
      this.keepOnly(null, -1);
      return Promise.resolve();
    });
  }

  /** Another text after each change of a draft. */
  versions(): string {
    return JSON.stringify(draftVersions(this.workspace.need().reader));
  }

  of(asked: DraftQuery, held: HeldTraces): Bitset {
    const steps = this.steps(asked, held);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /**
   * Has them made where they are not kept, in steps, so that other calls are answered in between: of a million traces and a hundred
   * drafts it takes half a second. Whoever asks the same meanwhile waits for the same ones.
   */
  made(asked: DraftQuery, held: () => HeldTraces): Promise<void> {
    const key = JSON.stringify(asked);
    const making = this.making.get(key) ?? this.make(asked, held).finally(() => this.making.delete(key));
    this.making.set(key, making);
    return making;
  }

  private async make(asked: DraftQuery, held: () => HeldTraces): Promise<void> {
    for (const step of this.whileOpen(() => this.steps(asked, held()))) {
      void step;
      await setImmediate();
    }
  }

  /** To be given up between two steps. Not to be changed. */
  private *steps(asked: DraftQuery, held: HeldTraces): Generator<void, Bitset> {
    const key = JSON.stringify(asked);
    for (;;) {
      const { version } = held.columns;
      if (this.keptOf.held !== held || this.keptOf.version !== version) this.keepOnly(held, version);
      const draftVersions = this.versions();
      const kept = this.answers.get(key);
      if (kept?.draftVersions === draftVersions) return kept.rows;
      const verdicts = yield* this.verdictSteps(this.draftsOf(asked), held);
      // Traces came in between two steps, or a draft was changed: it begins anew.
      if (held.columns.version !== version || this.versions() !== draftVersions) continue;
      const rows = new Bitset(held.columns.rows);
      for (const one of verdicts) rows.or(asked.verdict === 'match' ? one.match : unknownRows(one));
      if ('name' in asked.of && asked.of.name.kind === 'empty') rows.not();
      keep(this.answers, key, { draftVersions, rows }, ANSWERS_KEPT);
      return rows;
    }
  }

  private draftsOf({ of: asked }: DraftQuery): readonly StoredDraft[] {
    const drafts = storedDrafts(this.workspace.need().reader);
    if ('id' in asked) return drafts.filter(({ id }) => id === asked.id);
    const { name: test } = asked;
    if (test.kind === 'empty') return drafts;
    const passes = valueTest(test);
    return drafts.filter((draft) => passes(nameOfDraft(draft.id, notificationIn(draft))));
  }

  /** In the order of the drafts; those that are not kept are replayed in one pass. Worthless where traces came in meanwhile. */
  private *verdictSteps(drafts: readonly StoredDraft[], held: HeldTraces): Generator<void, Verdicts[]> {
    const { version } = held.columns;
    const known = drafts.map((draft) => {
      const kept = this.verdicts.get(draft.id);
      return kept?.draftVersion === draft.version ? kept.verdicts : undefined;
    });
    const missing = drafts.filter((_, at) => known[at] === undefined);
    const replayed = missing.length === 0 ? [] : yield* this.replaySteps(missing, held);
    const found = known.flatMap((verdicts) => verdicts ?? replayed.shift() ?? []);
    if (held.columns.version !== version) return found;
    drafts.forEach(({ id, version: draftVersion }, at) => {
      const verdicts = found[at];
      if (verdicts === undefined) throw new Error('Each draft has its verdicts.');
      keep(this.verdicts, id, { draftVersion, verdicts }, VERDICTS_KEPT);
    });
    return found;
  }

  private *replaySteps(drafts: readonly StoredDraft[], held: HeldTraces): Generator<void, Verdicts[]> {
    const { version } = held.columns;
    const { traces } = this.replaying.of(held);
    yield* traces.ready();
    const plans = drafts.map((draft) => planOfDraft(draftOf(draft)));
    const steps = replayAllSteps(plans, traces.index);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield;
      // The index must not grow under a replay: whoever asked looks, and begins anew.
      if (held.columns.version !== version) return [];
    }
  }

  private keepOnly(held: HeldTraces | null, version: number): void {
    this.verdicts.clear();
    this.answers.clear();
    this.keptOf = { held, version };
  }
}

/** What was asked for last is forgotten last. */
function keep<Key, Value>(into: Map<Key, Value>, key: Key, value: Value, most: number): void {
  into.delete(key);
  into.set(key, value);
  const [oldest] = into.keys();
  if (into.size > most && oldest !== undefined) into.delete(oldest);
}
