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

/** Traces that are selected, and how many. */
export interface SelectedTraces extends TraceChoice {
  count: number;
}

const EVERYTHING: TraceChoice = { query: ALL_TRACES, rows: null };

export interface Form {
  format: ExportFormat;
  /** Of JSON and NDJSON alone: a table always holds fields. */
  content: ExportContent;
}

let asked = $state.raw(EVERYTHING);
/** What is selected, where that was asked on a list. */
let selected = $state.raw<SelectedTraces | null>(null);
let isOfSelected = $state(false);
const choice = $derived<TraceChoice>(
  isOfSelected && selected !== null ? { ...asked, query: selected.query, rows: selected.rows } : asked,
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
    return selected?.count ?? 0;
  },
  get isOfSelected(): boolean {
    return isOfSelected;
  },
  chooseSelected(isChosen: boolean): void {
    isOfSelected = isChosen;
  },
  ask(of: TraceChoice = EVERYTHING, picked: SelectedTraces | null = null, isOfPicked = false): Promise<void> {
    asked = of;
    selected = picked;
    isOfSelected = isOfPicked;
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
