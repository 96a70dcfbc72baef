import type { Verdict } from '../../../shared/model/verdict.ts';
import type {
  FileTest,
  FileTestColumn,
  FileTestPart,
  FileTestQuestion,
  FileTestRequest,
  FileTestRow,
} from '../../../shared/model/file-test.ts';
import type { ClauseVerdict } from '../../../shared/model/replay.ts';
import type { ReplayedDraft } from '../../../shared/model/replay-request.ts';
import { call } from '../../ipc/client.ts';
import { drafts } from '../drafts.svelte.ts';
import { live } from '../live.svelte.ts';
import { TEST_COLUMNS } from '../live-test/live-testing.svelte.ts';
import { SliceList } from '../slice-list.svelte.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';

export type Which = 'all' | FileTestPart | { match: number } | { unknown: number };

/** A trace and a notification, by its place. */
export interface Cell {
  row: FileTestRow;
  at: number;
}

interface Asked {
  row: number;
  draft: ReplayedDraft;
}

const identity = (columns: readonly FileTestColumn[]): string => JSON.stringify(columns.map(({ id }) => id));

/** One imported file against every live notification: figures, the table, and why in one cell of it. */
export class FileTesting {
  readonly #report = new Latest<FileTestRequest, FileTest | null>((request) =>
    call('fileTest.report', request),
  );
  readonly #why = new Latest<Asked, { row: number; verdict: Verdict; clauses: ClauseVerdict[] } | null>(
    async ({ row, draft }) => {
      const [first] = await call('replay.explain', { draft, trace: { row } });
      return first === undefined || !first.inScope
        ? null
        : { row, verdict: first.verdict, clauses: first.clauses };
    },
  );
  readonly rows = new SliceList<FileTestRow>();
  #which = $state.raw<{ which: Which; of: string }>({ which: 'all', of: '' });
  #cell = $state.raw<{ cell: Cell; of: string } | null>(null);

  /** Null until the first answer; the last one stays until the next is there. */
  get report(): FileTest | null {
    return this.#report.answer?.value ?? null;
  }
  get isStale(): boolean {
    return this.#report.isOld;
  }
  /** Whether what was asked last was answered: the table, and why in the chosen cell. */
  get asking(): Asking {
    return this.#report;
  }
  get askingWhy(): Asking {
    return this.#why;
  }
  get #columns(): string {
    return identity(this.report?.columns ?? []);
  }
  /** What is listed. A place means a notification only as long as they are the same. */
  get which(): Which {
    const { which, of } = this.#which;
    return typeof which === 'string' || of === this.#columns ? which : 'all';
  }
  get cell(): Cell | null {
    return this.#cell?.of === this.#columns ? this.#cell.cell : null;
  }
  /** Why, in the chosen cell; null until it is known, and where it is not looked at. */
  get why(): { row: number; verdict: Verdict; clauses: ClauseVerdict[] } | null {
    return this.#why.isOld ? null : (this.#why.answer?.value ?? null);
  }
  get isWhyStale(): boolean {
    return this.#why.isAwaited;
  }

  ask(question: FileTestQuestion): void {
    this.#report.ask({ asker: 'file-test', ...question });
  }

  list(which: Which): void {
    this.#which = { which, of: this.#columns };
  }

  choose(cell: Cell | null): void {
    this.#cell = cell && { cell, of: this.#columns };
    const draft = cell && this.#draftAt(cell.at);
    if (cell !== null && draft !== null) this.#why.ask({ row: cell.row.row.row, draft });
    else this.#why.clear();
  }

  /** Asks for what is listed, of the answer that is shown. */
  load(): void {
    const { report, which } = this;
    if (report === null) return;
    const { number } = report;
    this.rows.ask(async (offset, limit) => {
      const asked = { asker: `file-test ${offset}`, number, which, offset };
      const found = await call('fileTest.rows', { ...asked, samples: { limit, columns: TEST_COLUMNS } });
      return found ?? { total: 0, items: [] };
    });
  }

  #draftAt(at: number): ReplayedDraft | null {
    const id = this.report?.columns[at]?.id;
    if (id === undefined) return null;
    if ('draft' in id) {
      const draft = drafts.of(id.draft);
      if (draft === null) return null;
      const { notification, provider, projectId, assumptions } = draft;
      return { notification, provider, projectId, assumptions, respectStatus: false };
    }
    const { configuration } = live;
    const found = configuration?.notifications?.found.find(({ notification_id: own }) => own === id.live);
    if (configuration === null || found === undefined) return null;
    return {
      ...{ notification: found.raw, provider: 'huawei', assumptions: {}, respectStatus: true },
      projectId: found.project_id ?? configuration.projectId,
    };
  }
}
