import type { DraftVerdict } from '../../shared/model/stored-draft.ts';
import type { ClauseVerdict } from '../../shared/model/replay.ts';
import { call } from '../ipc/client.ts';
import type { HeldDraft } from './drafts.svelte.ts';
import { Latest } from './traces/latest.svelte.ts';

interface Question {
  row: number;
  /** Another list after each change of a draft. */
  of: readonly HeldDraft[];
}

interface Explaining extends Question {
  open: readonly number[];
}

/** What the drafts say of one trace, and why of those that are open. */
export class TraceVerdicts {
  readonly #verdicts = new Latest<Question, DraftVerdict[]>(({ row }) => call('drafts.verdicts', { row }));
  readonly #clauses = new Latest<Explaining, ReadonlyMap<number, ClauseVerdict[]>>(explained);

  /** Null until the first answer. Those of the trace before stay until the next are here. */
  get list(): DraftVerdict[] | null {
    return this.#verdicts.answer?.value ?? null;
  }

  /** The row that the list is about. */
  get row(): number | null {
    return this.#verdicts.answer?.question.row ?? null;
  }

  clausesOf(id: number): ClauseVerdict[] | undefined {
    return this.#clauses.answer?.value.get(id);
  }

  ask(row: number, of: readonly HeldDraft[]): void {
    this.#verdicts.ask({ row, of });
  }

  explain(row: number, of: readonly HeldDraft[], open: readonly number[]): void {
    if (open.length > 0) this.#clauses.ask({ row, of, open });
  }
}

async function explained({ row, of, open }: Explaining): Promise<ReadonlyMap<number, ClauseVerdict[]>> {
  const wanted = of.filter(({ id }) => open.includes(id));
  const answers = await Promise.all(
    wanted.map(async ({ id, notification, provider, projectId, assumptions }) => {
      const draft = { notification, provider, projectId, assumptions, respectStatus: false };
      const [first] = await call('replay.explain', { draft, trace: { row } });
      return [id, first?.clauses ?? []] as const;
    }),
  );
  return new Map(answers);
}
