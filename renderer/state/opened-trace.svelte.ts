import type { OpenedTrace, PageCursor, PageOrder } from '../../shared/model/browse.ts';
import { Failure } from '../../shared/model/failure.ts';
import type { Query } from '../../shared/query/query.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import { Latest } from './traces/latest.svelte.ts';
import { workspace } from './workspace.svelte.ts';

export type OpenTrace = (row: number) => Promise<OpenedTrace>;

/** A trace with all that is known of it. The last one stays until the next is there, so that travelling does not flicker. */
export class TraceReader {
  readonly #open: OpenTrace;
  /** Counts questions: answers to an older one are dropped. */
  #turn = 0;
  #shown = $state.raw<OpenedTrace | null>(null);
  #missing = $state<number | null>(null);

  constructor(open: OpenTrace = (row) => call('traces.open', { row })) {
    this.#open = open;
  }

  /** Null until the first answer. */
  get shown(): OpenedTrace | null {
    return this.#shown;
  }

  /** The row asked for last, where the workspace has no such trace. */
  get missing(): number | null {
    return this.#missing;
  }

  async read(row: number): Promise<void> {
    const turn = ++this.#turn;
    await attempt(async () => {
      try {
        const opened = await this.#open(row);
        if (turn === this.#turn) this.#take(opened, null);
      } catch (error) {
        if (turn !== this.#turn) return;
        if (!(error instanceof Failure && error.code === 'trace-unknown')) throw error;
        this.#take(null, row);
      }
    });
  }

  /** Nothing is asked for any more. */
  forget(): void {
    this.#turn += 1;
    this.#take(null, null);
  }

  #take(shown: OpenedTrace | null, missing: number | null): void {
    this.#shown = shown;
    this.#missing = missing;
  }
}

/** Traces that are likely to be looked at next, so that a large one is there by then. What a row says never changes. */
export class NearTraces {
  readonly #open: OpenTrace;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Nothing is drawn from it.
  #held = new Map<number, Promise<OpenedTrace>>();

  constructor(open: OpenTrace = (row) => call('traces.open', { row })) {
    this.#open = open;
  }

  /** What is there already and these, and no others: a trace may be megabytes. */
  hold(there: readonly OpenedTrace[], rows: readonly number[]): void {
    const before = this.#held;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Nothing is drawn from it.
    const held = new Map(there.map((one) => [one.row, Promise.resolve(one)]));
    this.#held = held;
    for (const row of rows) if (!held.has(row)) held.set(row, before.get(row) ?? this.#ahead(row));
  }

  open(row: number): Promise<OpenedTrace> {
    return this.#held.get(row) ?? this.#open(row);
  }

  /** One that cannot be read is asked for again by whoever wants it, who is told why. */
  #ahead(row: number): Promise<OpenedTrace> {
    const reading = this.#open(row);
    reading.catch(() => this.#held.delete(row));
    return reading;
  }
}

/** Records as they were read. One may be as long as its trace is, so it is asked for where it is looked at. */
export const originals = (): Latest<number, string> =>
  new Latest(async (row) => (await call('traces.original', { row })).text);

/** The row above or below a trace in a list; null where there is none. */
export async function neighbourOf(
  cursor: PageCursor,
  side: 'above' | 'below',
  list: { query: Query; order: PageOrder },
): Promise<number | null> {
  const from = side === 'above' ? { before: cursor } : { after: cursor };
  let found: number | null = null;
  await attempt(async () => {
    const page = { from, limit: 1, order: list.order };
    const { rows } = await call('traces.page', { query: list.query, page, columns: [] });
    found = rows[0]?.row ?? null;
  });
  return found;
}

let pinned = $state.raw<{ row: number; path: string | undefined } | null>(null);

/** A trace that a person holds others against. Rows are numbered anew in every workspace. */
export const pinnedTrace = {
  get row(): number | null {
    return pinned !== null && pinned.path === workspace.summary?.path ? pinned.row : null;
  },
  pin(row: number | null): void {
    pinned = row === null ? null : { row, path: workspace.summary?.path };
  },
};
