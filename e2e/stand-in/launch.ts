import type { ChildProcess } from 'node:child_process';
import type { Page } from '@playwright/test';
import type { WindowRecord } from './control-messages.ts';
import { PageBook } from './page-book.ts';
import { openWindowPlace } from './shared-browser.ts';
import { startApp, type AppOptions, type Control, type Ended, type StartedApp } from './start-app.ts';

/** The app closes its workspace before it ends; one that has not ended by then never will. */
const END_WITHIN_MS = 15_000;

export interface StandInOptions extends AppOptions {
  args?: readonly string[];
  /** The program whose pages the windows are; Playwright's own when not named. */
  chromium?: string | undefined;
  /** Called with every page before anything happens in it. */
  watch?(page: Page): void;
}

export interface StandIn {
  /** The page of the app's window, once it is loaded. */
  page(): Promise<Page>;
  /** What Electron knows of that window. */
  window(): Promise<WindowRecord>;
  control: Control;
  pid: number;
  ended: Promise<Ended>;
  /** Starts the app once more, as a person does who double-clicks a file or types a command, and waits for the end of that start. */
  startAgain(args: readonly string[], folder: string): Promise<Ended & { output: string }>;
  /** What the app wrote to its terminal. */
  output(): string;
  close(): Promise<void>;
}

/** Starts the built app under the stand-in for Electron, with pages of a real browser as its windows. */
export async function launchStandIn(options: StandInOptions): Promise<StandIn> {
  const place = await openWindowPlace(options.chromium);
  const children = new Set<ChildProcess>();
  const close = async (): Promise<void> => {
    for (const child of children) await endChild(child);
    await place.context.close();
  };

  const pages = new PageBook(place.context, options.watch);
  const start = (args: readonly string[], folder?: string): StartedApp => {
    const started = startApp(options, place, args, folder);
    children.add(started.child);
    started.child.on('close', () => children.delete(started.child));
    pages.keep(started);
    return started;
  };
  return {
    ...handleOf(start(options.args ?? []), pages),
    startAgain: async (args, folder) => {
      const { ended, output } = start(args, folder);
      return { ...(await ended), output: output() };
    },
    close,
  };
}

function handleOf(
  { child, control, ended, output }: StartedApp,
  pages: PageBook,
): Omit<StandIn, 'startAgain' | 'close'> {
  const window = async (): Promise<WindowRecord> => {
    try {
      return await control.loaded({ times: 1 });
    } catch {
      throw new Error(`The app ended before it had a window: ${JSON.stringify(await ended)}\n${output()}`);
    }
  };
  const page = async (): Promise<Page> => pages.of((await window()).targetId);
  return { control, pid: child.pid ?? 0, ended, output, window, page };
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const late = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(late);
}
