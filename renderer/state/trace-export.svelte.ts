import type { ExportContent, ExportFormat } from '../../shared/model/export.ts';
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
}

const EVERYTHING: TraceChoice = { query: ALL_TRACES, rows: null };

export interface Form {
  format: ExportFormat;
  /** Of JSON and NDJSON alone: a table always holds fields. */
  content: ExportContent;
}

let choice = $state.raw(EVERYTHING);

export const traceExport = {
  /** What the dialog is about. */
  get choice(): TraceChoice {
    return choice;
  },
  get hasSystemDialog(): boolean {
    return host.info?.dialogs === 'native';
  },
  ask(of: TraceChoice = EVERYTHING): Promise<void> {
    choice = of;
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
