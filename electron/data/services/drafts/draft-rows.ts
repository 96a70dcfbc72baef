import { Bitset } from '../../../core/columns/bitset.ts';
import { replayAll } from '../../../core/engine/replay-all.ts';
import { unknownRows, type Verdicts } from '../../../core/engine/replay.ts';
import type { AskedVerdict, DraftQuery } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import type { StoredDraft } from '../../../../shared/model/stored-draft.ts';
import { nameOfDraft } from '../../../../shared/notification/draft-name.ts';
import { draftVersions, storedDrafts } from '../../cache/drafts.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import type { HeldReplay } from '../replay/held-replay.ts';
import { planOfDraft } from '../replay/drafted.ts';
import type { WorkspaceService } from '../workspace.ts';
import { draftOf, notificationIn } from './draft-text.ts';

/** A set is a bit a row: of a million rows, a quarter of a megabyte a draft. */
const KEPT = 64;

/** What drafts say of all traces, as sets of rows; kept while neither changes. */
export class DraftRows {
  private readonly workspace: WorkspaceService;
  private readonly replaying: HeldReplay;
  private readonly kept = new Map<number, { version: number; verdicts: Verdicts }>();
  private keptOf = { held: null as HeldTraces | null, version: -1 };

  constructor(workspace: WorkspaceService, replaying: HeldReplay) {
    this.workspace = workspace;
    this.replaying = replaying;
    workspace.beforeClosing(() => {
      this.kept.clear();
      this.keptOf = { held: null, version: -1 };
      return Promise.resolve();
    });
  }

  /** Another text after each change of a draft. */
  versions(): string {
    return JSON.stringify(draftVersions(this.workspace.need().reader));
  }

  of({ verdict, of: asked }: DraftQuery, held: HeldTraces): Bitset {
    const drafts = storedDrafts(this.workspace.need().reader);
    if ('id' in asked)
      return this.united(
        drafts.filter(({ id }) => id === asked.id),
        verdict,
        held,
      );
    const { name: test } = asked;
    if (test.kind === 'empty') return this.united(drafts, verdict, held).not();
    const passes = valueTest(test);
    const named = drafts.filter((draft) => passes(nameOfDraft(draft.id, notificationIn(draft))));
    return this.united(named, verdict, held);
  }

  private united(drafts: readonly StoredDraft[], verdict: AskedVerdict, held: HeldTraces): Bitset {
    const rows = new Bitset(held.columns.rows);
    for (const verdicts of this.verdicts(drafts, held))
      rows.or(verdict === 'match' ? verdicts.match : unknownRows(verdicts));
    return rows;
  }

  /** In the order of the drafts; those that are not kept are replayed in one pass. */
  verdicts(drafts: readonly StoredDraft[], held: HeldTraces): Verdicts[] {
    const { version } = held.columns;
    if (this.keptOf.held !== held || this.keptOf.version !== version) this.kept.clear();
    this.keptOf = { held, version };
    const known = drafts.map((draft) => {
      const kept = this.kept.get(draft.id);
      return kept?.version === draft.version ? kept.verdicts : undefined;
    });
    const missing = drafts.filter((_, at) => known[at] === undefined);
    const plans = missing.map((draft) => planOfDraft(draftOf(draft)));
    const replayed = missing.length === 0 ? [] : replayAll(plans, this.replaying.of(held).traces.index);
    const found = known.flatMap((verdicts) => verdicts ?? replayed.shift() ?? []);
    drafts.forEach((draft, at) => this.keep(draft, found[at]));
    return found;
  }

  /** What was asked for last is forgotten last. */
  private keep({ id, version }: StoredDraft, verdicts: Verdicts | undefined): void {
    if (verdicts === undefined) throw new Error('Each draft has its verdicts.');
    this.kept.delete(id);
    this.kept.set(id, { version, verdicts });
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}
