import type { NearMissGroup } from '../../../shared/model/replay.ts';
import type { AskedWindow, NearMissResult, ReplayedDraft } from '../../../shared/model/replay-request.ts';
import { MOST_SAMPLES } from '../../../shared/model/replay-request.ts';
import { applyEdits } from '../../../shared/notification/apply-edits.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';

/** They go through every trace that misses, which the next key is not to wait for. */
const PAUSE_MS = 250;
const ASKER = 'near-misses';
/** What is told at first, and at the most. */
const AT_FIRST: Extent = { groups: 12, rows: 50 };
const AT_MOST: Extent = { groups: 100, rows: MOST_SAMPLES };
const MORE_TIMES = 4;

/** How many groups are told, and of each how many traces. */
interface Extent {
  groups: number;
  rows: number;
}

interface Asked {
  draft: ReplayedDraft;
  window: AskedWindow;
  /** What is told of each trace. */
  columns: readonly ColumnName[];
}

interface Question extends Asked {
  extent: Extent;
}

/** What a repair does to the matches. */
export interface RepairEffect {
  gained: number;
  lost: number;
}

/** The draft after the changes that a group proposes. */
export function repaired(draft: ReplayedDraft, { edits }: NearMissGroup): ReplayedDraft {
  const assumed = edits.flatMap((edit) => (edit.kind === 'assume' ? [[edit.name, edit.value] as const] : []));
  return {
    ...draft,
    notification: applyEdits(draft.notification, edits),
    assumptions: { ...draft.assumptions, ...Object.fromEntries(assumed) },
  };
}

/** What nearly matches, once a person pauses; then what each repair would do. */
export class NearMissing {
  readonly #misses: Latest<Question, NearMissResult | null> = new Latest(
    async ({ draft, window, columns, extent }) => {
      const samples = { limit: extent.rows, columns: [...columns] };
      const request = { asker: ASKER, draft, window, groups: extent.groups, samples };
      this.#isCounting = true;
      const found = await call('replay.nearMisses', request).finally(() => (this.#isCounting = false));
      // They were taken back: those before stay, marked, until the next are there.
      return found ?? this.#misses.answer?.value ?? null;
    },
  );
  #waits = $state(false);
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Made anew, never changed.
  #effects = $state.raw<ReadonlyMap<NearMissGroup, RepairEffect>>(new Map());
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Not state: who asks must not ask anew when an answer comes. */
  #isCounting = false;
  /** Not state: what is asked now. */
  #asked: Question | null = null;

  get result(): NearMissResult | null {
    return this.#misses.answer?.value ?? null;
  }
  /** The fields that its rows have. */
  get asked(): readonly ColumnName[] {
    return this.#misses.answer?.question.columns ?? [];
  }
  /** The draft that they were found for. */
  get draft(): ReplayedDraft | null {
    return this.#misses.answer?.question.draft ?? null;
  }
  get isStale(): boolean {
    return this.isAwaited || this.#misses.isUnanswered;
  }
  get isAwaited(): boolean {
    return this.#waits || this.#misses.isAwaited;
  }
  get asking(): Asking {
    return this.#misses;
  }
  /** Undefined until it is known. */
  effectOf(group: NearMissGroup): RepairEffect | undefined {
    return this.#effects.get(group);
  }

  ask(asked: Asked): void {
    const question = { ...asked, extent: AT_FIRST };
    this.#waits = true;
    this.#asked = question;
    clearTimeout(this.#timer);
    // What is counted for the text before would take its time from the figures of this one.
    if (this.#isCounting) this.#stopCounting();
    this.#timer = setTimeout(() => {
      this.#waits = false;
      this.#misses.ask(question);
    }, PAUSE_MS);
  }

  /** Once: it may take a while to hear of it. */
  #stopCounting(): void {
    this.#isCounting = false;
    void attempt(async () => void (await call('replay.stop', { asker: ASKER })));
  }

  /** Whether more than there is would be told. */
  canShowMore(of: keyof Extent): boolean {
    return (this.#misses.answer?.question.extent[of] ?? AT_MOST[of]) < AT_MOST[of];
  }

  /** Of what is asked now. */
  showMore(of: keyof Extent): void {
    const asked = this.#asked;
    if (asked === null || this.isStale) return;
    const most = Math.min(AT_MOST[of], asked.extent[of] * MORE_TIMES);
    this.#asked = { ...asked, extent: { ...asked.extent, [of]: most } };
    this.#misses.ask(this.#asked);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked = null;
  }

  /** One after the other, as long as nothing newer is asked. */
  weigh(): Promise<void> {
    return attempt(() => this.#weigh());
  }

  async #weigh(): Promise<void> {
    const { answer } = this.#misses;
    if (answer === null || answer.value === null) return;
    const { draft: before, window } = answer.question;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- As below.
    this.#effects = new Map();
    for (const group of answer.value.groups) {
      if (this.#asked !== answer.question) return;
      if (group.edits.length === 0) continue;
      const request = { asker: 'near-miss-effect', before, after: repaired(before, group), window };
      const found = await call('replay.compare', { ...request, samples: { limit: 0, columns: [] } });
      if (found === null || this.#asked !== answer.question) return;
      const { gained, lost } = found.counts;
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Made anew, never changed.
      this.#effects = new Map([...this.#effects, [group, { gained, lost }]]);
    }
  }
}
