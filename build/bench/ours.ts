// What the bench asks of Tracebell from outside; what it asks of an open workspace is in our-workspace.ts.
import type { ImportReport } from '../../shared/model/import-report.ts';
import { openOurSearch } from './our-search.ts';
import { measured, type ProcessCost } from './measured-process.ts';

export interface Imported extends ProcessCost {
  read: number;
  added: number;
}

/** `tracebell import` as people start it, in a process of its own. */
export async function importOurs(
  paths: readonly string[],
  workspaceFile: string,
  folder: string,
  signal: AbortSignal,
): Promise<Imported> {
  const command = new URL('../tracebell.mjs', import.meta.url);
  const args = ['import', ...paths, '--workspace', workspaceFile, '--json'];
  const { output, ...cost } = await measured(command, args, folder, signal);
  const { totals } = JSON.parse(output) as ImportReport;
  return { read: totals.read, added: totals.added, ...cost };
}

/** The search through bodies; unpacking them uses the same threads and looks at nothing. */
export interface TextSearch {
  /** How many traces have the text in request or response. */
  tracesWith(text: string): Promise<number>;
  unpackBodies(): Promise<void>;
  close(): Promise<void>;
}

export const openSearch: ((workspaceFile: string) => Promise<TextSearch>) | null = openOurSearch;
