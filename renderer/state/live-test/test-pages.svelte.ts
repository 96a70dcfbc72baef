import type { TraceRow } from '../../../shared/model/browse.ts';
import type { ListedVerdict, LiveTest, LiveTestRequest } from '../../../shared/model/live-test.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';

/** As many as come with the figures, at every key: more than a screen shows. */
export const PAGE = 50;
const PAGES_KEPT = 80;

export interface Tested {
  question: LiveTestRequest;
  value: LiveTest;
}

const columnsOf = ({ samples }: LiveTestRequest): string => samples.columns.join();

interface Page {
  of: LiveTest;
  /** What its values are of. */
  columns: string;
  rows: readonly TraceRow[];
}

/** One of the lists of a test: its first page comes with the figures, the others when they are looked at. */
export class TestPages {
  readonly #verdict: ListedVerdict;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Asking must not depend on it; `#version` tells.
  readonly #pages = new Map<number, Page>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- As above.
  readonly #asked = new Map<number, LiveTest>();
  #version = $state(0);

  constructor(verdict: ListedVerdict) {
    this.#verdict = verdict;
  }

  /** Undefined while it is on its way; what was there before stays until then. */
  at({ question, value }: Tested, index: number): TraceRow | undefined {
    void this.#version;
    const number = Math.floor(index / PAGE);
    if (number === 0) return value.samples[this.#verdict][index];
    const page = this.#pages.get(number);
    return page?.columns === columnsOf(question) ? page.rows[index % PAGE] : undefined;
  }

  /** Says what is looked at. */
  show(tested: Tested, from: number, to: number): void {
    for (let page = Math.max(1, Math.floor(from / PAGE)); page * PAGE < to; page += 1)
      if (this.#pages.get(page)?.of !== tested.value && this.#asked.get(page) !== tested.value)
        void this.#fetch(tested, page);
  }

  async between(tested: Tested, from: number, to: number): Promise<number[] | null> {
    const here: number[] = [];
    for (let index = from; index <= to; index += 1) {
      const row = this.at(tested, index);
      if (row !== undefined) here.push(row.row);
    }
    if (here.length === to - from + 1) return here;
    const { draft, window } = tested.question;
    const samples = { limit: to - from + 1, columns: [] };
    const asker = `live-test ${this.#verdict} between`;
    const found = await call('liveTest.rows', {
      ...{ asker, draft, window, verdict: this.#verdict, offset: from, samples },
    });
    return found === null ? null : found.rows.map(({ row }) => row);
  }

  async #fetch({ question, value }: Tested, page: number): Promise<void> {
    this.#asked.set(page, value);
    await attempt(async () => {
      const { draft, window, samples } = question;
      const asker = `live-test ${this.#verdict} ${page}`;
      const offset = page * PAGE;
      const found = await call('liveTest.rows', {
        asker,
        draft,
        window,
        verdict: this.#verdict,
        offset,
        samples,
      });
      if (found !== null && this.#asked.get(page) === value)
        this.#take(page, { of: value, columns: columnsOf(question), rows: found.rows });
    });
    if (this.#asked.get(page) === value) this.#asked.delete(page);
  }

  #take(page: number, rows: Page): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > PAGES_KEPT && oldest !== undefined) this.#pages.delete(oldest);
    this.#version += 1;
  }
}
