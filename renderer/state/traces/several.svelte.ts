import type { CopyFormat } from '../../../shared/model/copied.ts';
import type { ExportColumn } from '../../../shared/model/export.ts';
import { MARKED_AT_ONCE, type Judgement, type MarkCounts } from '../../../shared/model/mark.ts';
import type { Query } from '../../../shared/query/query.ts';
import { call } from '../../ipc/client.ts';
import { drafts, type HeldDraft } from '../drafts.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { traceExport } from '../trace-export.svelte.ts';
import { browse } from './browse.svelte.ts';
import { judging } from './judging.svelte.ts';
import { Latest } from './latest.svelte.ts';
import { fieldsOf, listColumns } from './list-columns.svelte.ts';
import { marks } from './marks.svelte.ts';
import { picked } from './picked.svelte.ts';
import { selection } from './selection.svelte.ts';

/** What was done with what is selected, or why it was not. */
export type SeveralSaid =
  { what: 'copied'; traces: number } | { what: 'not-copied' } | { what: 'too-many'; limit: number };

let said = $state.raw<{ of: SeveralSaid; turn: number; count: number } | null>(null);
let tagging = $state.raw<readonly number[] | null>(null);
let isCompareWanted = $state(false);

const tagged = new Latest<Query, MarkCounts>((query) => call('marks.tags', { query }));

const named = (rows: readonly number[]): Query => ({ kind: 'rows', which: { named: rows } });

function tell(of: SeveralSaid): void {
  said = { of, turn: selection.turn, count: picked.count };
}

/** The rows, once they are known; says so where they are too many for one call. */
async function rowsOf(): Promise<number[] | null> {
  const rows = await picked.names();
  if (rows === null && picked.isOn) tell({ what: 'too-many', limit: MARKED_AT_ONCE });
  return rows === null ? null : [...rows];
}

/** What is done with several traces that are selected. */
export const several = {
  /** Told until something else is selected. */
  get said(): SeveralSaid | null {
    return said !== null && said.turn === selection.turn && said.count === picked.count ? said.of : null;
  },
  /** The rows whose tags are asked for. */
  get tagging(): readonly number[] | null {
    return tagging;
  },
  /** How many of them have which tags; null until it is known. */
  get tags(): MarkCounts['tags'] | null {
    return tagged.answer?.value.tags ?? null;
  },
  /** The details are to hold the two that are selected against each other. */
  get isCompareWanted(): boolean {
    return isCompareWanted;
  },
  /** Takes them off only where all have one. */
  bookmark(): Promise<void> {
    return attempt(async () => {
      const rows = await rowsOf();
      if (rows !== null) await several.bookmarkRows(rows);
    });
  },
  bookmarkRows(asked: readonly number[]): Promise<void> {
    return attempt(async () => {
      const rows = [...asked];
      if (rows.length === 0) return;
      const { bookmarked } = await call('marks.tags', { query: named(rows) });
      const isBookmarked = bookmarked < rows.length;
      await marks.set([{ rows, isBookmarked }], isBookmarked ? 'bookmarked' : 'unbookmarked');
    });
  },
  async judge(judgement: Judgement): Promise<void> {
    const rows = await rowsOf();
    if (rows !== null) await judging.judge(rows, judgement);
  },
  async askTags(): Promise<void> {
    tagging = await rowsOf();
    tagged.clear();
    several.readTags();
  },
  readTags(): void {
    if (tagging !== null) tagged.ask(named(tagging));
  },
  endTags(): void {
    tagging = null;
  },
  /** Puts their operations into a draft; into a new one where none is named. */
  async draw(into: HeldDraft | null): Promise<void> {
    const rows = await rowsOf();
    if (rows !== null) await drafts.draw(rows, into);
  },
  export(): Promise<void> {
    return attempt(async () => {
      const query = await picked.question();
      if (query !== null)
        await traceExport.ask(
          { query: browse.query, rows: null, members: [...listColumns.members] },
          { query, rows: null, count: picked.count },
          true,
        );
    });
  },
  copy(format: CopyFormat, put: (text: string) => boolean): Promise<void> {
    return attempt(async () => {
      const query = await picked.question();
      if (query === null) return;
      const copy = { format, columns: shownColumns(), members: [...listColumns.members] };
      const { text, rows } = await call('traces.text', { query, order: browse.order, copy });
      tell(put(text) ? { what: 'copied', traces: rows } : { what: 'not-copied' });
    });
  },
  compare(): void {
    isCompareWanted = true;
    selection.open();
  },
  compareOpened(): void {
    isCompareWanted = false;
  },
};

/** The fields that the columns of the list show. */
function shownColumns(): ExportColumn[] {
  const fields = listColumns.shown.flatMap((column): readonly ExportColumn[] => {
    if (column === 'mark')
      return ['tracebell_bookmarked', 'tracebell_tags', 'tracebell_note', 'tracebell_judged'];
    if (column === 'time' || column === 'record_time' || column === 'trace_id') return [column];
    return fieldsOf(column);
  });
  return [...new Set(fields)];
}
