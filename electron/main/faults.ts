import { app, dialog } from 'electron';
import { join } from 'node:path';
import type { CrashReports } from '../host/crash-reports.ts';
import type { Words } from '../../shared/words/words.ts';

/** EX_SOFTWARE, as for the data process. */
const FAULT_EXIT_CODE = 70;

/** A broken promise of our own: logged whole, told in one sentence, and the end. */
export function endOnFault(
  folder: string,
  crashes: CrashReports,
  log: (line: string) => void,
  words: () => Words,
): void {
  const end = (error: unknown): void => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    crashes.note('app', { error });
    const { title, text } = words().prompts.fault;
    dialog.showErrorBox(title, text(join(folder, 'logs')));
    app.exit(FAULT_EXIT_CODE);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
