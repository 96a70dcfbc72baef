import type { ExportContent, ExportFormat } from '../../shared/model/export.ts';
import type { MemberColumn } from '../../shared/model/list-column.ts';
import { ALL_TRACES, type Query } from '../../shared/query/query.ts';
import { call } from '../ipc/client.ts';
import { dialogs } from './dialogs.svelte.ts';
import { host } from './host.svelte.ts';
import { attempt } from './notices.svelte.ts';

/** Which traces are written: what a query finds, or those rows of it. */
export interface TraceChoice {
  query: Query;
  /** Null for all that the query finds. */
  rows: number[] | null;
  /** In tables, paths into bodies that the list shows. */
  members?: MemberColumn[];
}

const EVERYTHING: TraceChoice = { query: ALL_TRACES, rows: null };

export interface Form {
  format: ExportFormat;
  /** Of JSON and NDJSON alone: a table always holds fields. */
  content: ExportContent;
}

let asked = $state.raw(EVERYTHING);
/** Rows that are selected, where that was asked on a list. */
let selected = $state.raw<readonly number[]>([]);
let isOfSelected = $state(false);
const choice = $derived<TraceChoice>(
  isOfSelected ? { ...asked, query: ALL_TRACES, rows: [...selected] } : asked,
);

export const traceExport = {
  /** What the dialog is about. */
  get choice(): TraceChoice {
    return choice;
  },
  get hasSystemDialog(): boolean {
    return host.info?.dialogs === 'native';
  },
  /** How many rows may be written instead of what was asked for; 0: there is no such choice. */
  get selected(): number {
    return selected.length;
  },
  get isOfSelected(): boolean {
    return isOfSelected;
  },
  chooseSelected(isChosen: boolean): void {
    isOfSelected = isChosen;
  },
  ask(of: TraceChoice = EVERYTHING, rows: readonly number[] = []): Promise<void> {
    asked = of;
    selected = rows;
    isOfSelected = false;
    return dialogs.show('export-traces');
  },
  /** To a place that the system's dialog asks for, which also asks before it names a file that exists. */
  choosePlace(suggestedName: string, form: Form): Promise<void> {
    return attempt(async () => {
      const { path } = await call('dialog.saveExport', { suggestedName });
      if (path === null) return;
      await traceExport.write(path, form, true);
      dialogs.close();
    });
  },
  async write(path: string, form: Form, replace: boolean): Promise<void> {
    await call('traces.export', { path, ...form, ...choice, columns: null, replace });
  },
};
