import type { TraceRow } from '../../../shared/model/browse.ts';
import type {
  Together,
  TogetherQuestion,
  TogetherRequest,
  TopicPart,
  TopicReport,
} from '../../../shared/model/together.ts';
import { call } from '../../ipc/client.ts';
import { TEST_COLUMNS } from '../live-test/live-testing.svelte.ts';
import { SliceList } from '../slice-list.svelte.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';

/** A trace behind a figure, with the places of the notifications that report it. */
export interface ToldTrace {
  row: TraceRow;
  by: readonly number[];
}

interface Opened {
  topic: string | null;
  part: TopicPart;
  /** Who the places in it mean. */
  watchers: string;
}

let withDrafts = $state(false);

/** Whether drafts are counted as well; kept while other screens are looked at. */
export const togetherChoice = {
  get drafts(): boolean {
    return withDrafts;
  },
  countDrafts(are: boolean): void {
    withDrafts = are;
  },
};

const watchersOf = ({ watchers }: TopicReport): string => JSON.stringify(watchers.map(({ id }) => id));

/** What all notifications report together, and the traces behind the figure that is looked at. */
export class TogetherTest {
  readonly #report = new Latest<TogetherRequest, Together | null>((request) =>
    call('together.report', request),
  );
  readonly rows = new SliceList<ToldTrace>();
  #opened = $state.raw<Opened | null>(null);
  #chosen = $state<number | null>(null);

  /** Null until the first answer; the last one stays until the next is there. */
  get report(): Together | null {
    return this.#report.answer?.value ?? null;
  }
  get isStale(): boolean {
    return this.#report.isOld;
  }
  get asking(): Asking {
    return this.#report;
  }
  /** The figure whose traces are listed. */
  get opened(): { topic: TopicReport; part: TopicPart } | null {
    const opened = this.#opened;
    const topic = this.report?.topics.find((one) => one.topic === opened?.topic);
    // A place would mean another notification.
    if (opened === null || topic === undefined || watchersOf(topic) !== opened.watchers) return null;
    return { topic, part: opened.part };
  }
  /** The row of the trace whose details are shown. */
  get chosen(): number | null {
    return this.#chosen;
  }

  ask(question: TogetherQuestion): void {
    this.#report.ask({ asker: 'together', ...question });
  }

  open(topic: TopicReport, part: TopicPart): void {
    this.#opened = { topic: topic.topic, part, watchers: watchersOf(topic) };
    this.#chosen = null;
  }

  close(): void {
    this.#opened = null;
    this.#chosen = null;
  }

  choose(row: number | null): void {
    this.#chosen = row;
  }

  /** Lists what is opened, of the answer that is shown. */
  list(): void {
    const { opened, report } = this;
    if (opened === null || report === null) return;
    const { number } = report;
    const { part, topic } = opened;
    this.rows.ask(async (offset, limit) => {
      const found = await call('together.rows', {
        ...{ asker: `together ${offset}`, number, topic: topic.topic, part, offset },
        samples: { limit, columns: TEST_COLUMNS },
      });
      const { rows, by, total } = found ?? { rows: [], by: [], total: 0 };
      return { total, items: rows.map((row, at) => ({ row, by: by[at] ?? [] })) };
    });
  }
}
