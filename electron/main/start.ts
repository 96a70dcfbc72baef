import { app, safeStorage } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Failure } from '../../shared/model/failure.ts';
import { resolveLanguage } from '../../shared/model/settings.ts';
import { wordsFor } from '../../shared/words/languages.ts';
import type { Words } from '../../shared/words/words.ts';
import { crashReports, type CrashReports } from '../host/crash-reports.ts';
import { createHost, type Host } from '../host/host.ts';
import { openLog } from '../host/log.ts';
import { profileCalls } from '../host/profile-calls.ts';
import { everyNowAndThen, startSyncSchedule } from '../host/sync-schedule.ts';
import { firstSettings } from './appearance.ts';
import { settleInAppFolder } from './app-home.ts';
import { registerAppScheme, servePage } from './app-scheme.ts';
import { utilityData } from './data-process.ts';
import { dialogCalls } from './dialogs.ts';
import { endQuestion } from './end-question.ts';
import { endOnFault } from './faults.ts';
import { guardPages, guardSession } from './guard.ts';
import { hostCalls } from './host-calls.ts';
import { routeCalls } from './ipc-router.ts';
import { mainWindow } from './main-window.ts';
import { menuActions, showMenu } from './menu.ts';
import { fileOpener } from './open-file.ts';
import { collectOpenRequests, type OpenRequests } from './open-requests.ts';
import { closeBeforeQuit } from './quit.ts';
import { readSecret, secretCalls } from './secrets.ts';
import { astrayObjection, tasksObjection } from './objections.ts';
import { followTasks } from './task-manners.ts';
import { followHost, type ShownState } from './shown-state.ts';
import { updateManners } from './updates/update-manners.ts';

interface Begin {
  /** Where the built main, preload and data process lie. */
  dist: URL;
  folder: string;
  state: ShownState;
  words(): Words;
  crashes: CrashReports;
  log(line: string): void;
  requests: OpenRequests;
}

/** What must happen before Electron is ready; the rest follows when it is. */
export function start(dist: URL): void {
  const folder = settleInAppFolder();
  const requests = collectOpenRequests();
  if (!app.requestSingleInstanceLock()) {
    app.quit(); // The instance that runs has been told what to open.
    return;
  }
  const log = openLog(folder, () => Date.now());
  const state: ShownState = { settings: firstSettings(folder), summary: null, recent: [] };
  const words = (): Words =>
    wordsFor(resolveLanguage(state.settings.language, app.getPreferredSystemLanguages()));
  const crashes = crashReports({ folder, version: app.getVersion(), now: () => Date.now() });
  endOnFault(folder, crashes, log, words);
  app.enableSandbox();
  registerAppScheme();
  guardPages();
  void app.whenReady().then(() => begin({ dist, folder, state, words, crashes, log, requests }));
}

function begin({ dist, folder, state, words, crashes, log, requests }: Begin): void {
  guardSession();
  servePage(fileURLToPath(new URL('../renderer', dist)));
  const window = mainWindow({
    preload: fileURLToPath(new URL('./preload.cjs', dist)),
    statePath: join(folder, 'window-state.json'),
    theme: () => state.settings.theme,
    words,
    crashes,
    log,
    // On macOS the app goes on without a window.
    mayClose: () => process.platform === 'darwin' || mayEnd(),
  });
  const open = requests.first();
  const secrets = {
    storage: safeStorage,
    path: join(folder, 'secrets.json'),
    platform: process.platform,
    raise: (failure: Failure) => host.raise(failure),
  };
  const updates = updateManners({
    ...{ host: () => host, window: () => window, settings: () => state.settings },
    ...{ folder, words, log, readSecret: (name) => readSecret(secrets, name) },
  });
  const host: Host = createHost({
    startData: utilityData(new URL('./data.js', dist), log),
    begin: { folder, version: app.getVersion(), ...(open === undefined ? {} : { open }) },
    handlers: {
      ...hostCalls(folder, window),
      ...dialogCalls(window, words),
      ...secretCalls(secrets),
      ...updates.handlers,
      ...profileCalls(
        () => host,
        (name) => readSecret(secrets, name),
      ),
    },
    crashes,
    log,
  });
  const tasks = followTasks(host, () => window, words);
  routeCalls(host, window, log);
  const schedule = startSyncSchedule({ host, now: () => Date.now(), every: everyNowAndThen });
  const isAgreed = endQuestion(() => window, words, [
    () => tasksObjection(words(), tasks.running()),
    () => astrayObjection(words(), state.summary),
  ]);
  // These first: what is agreed to about a newer version holds for an end that comes.
  const mayEnd = (): boolean => {
    if (isAgreed()) return updates.mayEnd();
    updates.askAgain();
    return false;
  };
  closeBeforeQuit(mayEnd, async () => {
    schedule.stop();
    updates.stop();
    await host.close();
    updates.installAgreed();
  });

  const openFile = fileOpener(host, window, state, words);
  const actions = menuActions(host, window, openFile);
  const shown = new Set<string>();
  const show = (): void => {
    showMenu(state, words(), actions);
    window.dress();
    const path = state.summary?.path;
    if (path !== undefined && !shown.has(path)) app.addRecentDocument(path);
    if (path !== undefined) shown.add(path);
  };
  show();
  followHost(host, state, () => {
    show();
    updates.settingsChanged();
  });

  window.show();
  requests.onRequest((path) => {
    if (path === undefined) window.show();
    else openFile(path);
  });
  app.on('activate', () => window.show());
}
