import { BrowserWindow, app, screen, type WebContents } from 'electron';
import type { CrashReports } from '../host/crash-reports.ts';
import type { ThemeChoice } from '../../shared/model/settings.ts';
import type { Words } from '../../shared/words/words.ts';
import { backgroundFor, followTheme } from './appearance.ts';
import { APP_URL } from './own-page.ts';
import { offerWayOut } from './trouble.ts';
import { readWindowState, SMALLEST, windowPlace, writeWindowState } from './window-state.ts';

export interface MainWindowOptions {
  preload: string;
  statePath: string;
  theme(): ThemeChoice;
  words(): Words;
  crashes: CrashReports;
  log(line: string): void;
  /** Whether it may be closed by a person, where that ends the app. */
  mayClose(): boolean;
}

/** The one window, which may be closed and made anew (macOS). */
export interface MainWindow {
  /** Makes it, or brings it to the front. */
  show(): void;
  native(): BrowserWindow | null;
  owns(contents: WebContents): boolean;
  send(channel: string, ...values: unknown[]): void;
  reload(): void;
  /** In the task bar: a share, that it is not known, or nothing. */
  showProgress(share: number | 'unknown' | null): void;
  /** Whether a person can see it. */
  isSeen(): boolean;
  /** After a change of the theme. */
  dress(): void;
}

export function mainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null;

  const make = (): BrowserWindow => {
    followTheme(options.theme());
    const made = openWindow(options);
    made.on('closed', () => {
      window = null;
    });
    return made;
  };

  return {
    show() {
      if (window === null) window = make();
      else bringToFront(window);
    },
    native: () => window,
    owns: (contents) => window !== null && contents === window.webContents,
    send(channel, ...values) {
      if (window !== null && !window.webContents.isCrashed()) window.webContents.send(channel, ...values);
    },
    reload: () => window?.webContents.reload(),
    showProgress(share) {
      if (share === 'unknown') window?.setProgressBar(1, { mode: 'indeterminate' });
      else window?.setProgressBar(share ?? NO_PROGRESS);
    },
    isSeen: () => window !== null && window.isVisible() && !window.isMinimized(),
    dress() {
      followTheme(options.theme());
      window?.setBackgroundColor(backgroundFor(options.theme()));
    },
  };
}

/** Below zero the bar is taken away. */
const NO_PROGRESS = -1;

function openWindow({
  preload,
  statePath,
  theme,
  words,
  crashes,
  log,
  mayClose,
}: MainWindowOptions): BrowserWindow {
  const saved = readWindowState(statePath);
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...windowPlace(saved, workAreas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Tracebell',
    backgroundColor: backgroundFor(theme()),
    // Also what is Electron's default today: the page must stay harmless should a default change.
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (saved?.maximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (!mayClose()) return event.preventDefault();
    writeWindowState(statePath, { bounds: window.getNormalBounds(), maximised: window.isMaximized() }, log);
  });
  offerWayOut(window, words, crashes, log);
  // What goes wrong is told by `did-fail-load`.
  window.loadURL(APP_URL).catch(() => undefined);
  return window;
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
