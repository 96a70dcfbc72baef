import { app, dialog } from 'electron';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '../../../shared/ipc/contract.ts';
import { PROXY_SECRET } from '../../../shared/model/network-settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Host } from '../../host/host.ts';
import { everyNowAndThen } from '../../host/sync-schedule.ts';
import { onSheet } from '../dialogs.ts';
import type { MainWindow } from '../main-window.ts';
import { installsItself } from './installs-itself.ts';
import { watchUpdates, type Fetched } from './watch-updates.ts';
import { wayToFeed } from './way-to-feed.ts';

export interface UpdateMannersOptions {
  host(): Host;
  window(): MainWindow;
  folder: string;
  settings(): Settings;
  words(): Words;
  readSecret(name: string): Promise<string | null>;
  log(line: string): void;
}

export interface UpdateManners {
  handlers: Handlers<'updates.status' | 'updates.check'>;
  settingsChanged(): void;
  /** Whether the app may end now; where something was fetched, the person is asked what becomes of it, and the app ends then. */
  mayEnd(): boolean;
  /** The end that was agreed to did not come: the next one is asked about anew. */
  askAgain(): void;
  /** Nothing more is looked for. */
  stop(): void;
  /** Installs what was agreed to; the last thing that the app does. */
  installAgreed(): void;
}

/** Newer versions of the app, as the system's own parts show them. */
export function updateManners(options: UpdateMannersOptions): UpdateManners {
  const { folder, settings, words, log } = options;
  const kept = join(folder, 'updates');
  const watch = watchUpdates({
    absent: app.isPackaged ? null : 'checkout',
    installs: installsItself(process),
    settings: () => settings().updates,
    async open(address) {
      const { network } = settings();
      const needsPassword = network.proxy === 'own' && network.proxyUser !== '';
      const password = needsPassword ? await options.readSecret(PROXY_SECRET) : null;
      const way = wayToFeed(network, password, process.env);
      const { openFeed } = await import('./open-feed.ts');
      return openFeed({ address, folder: kept, version: app.getVersion(), way, log });
    },
    discard() {
      try {
        rmSync(kept, { recursive: true, force: true });
      } catch (error) {
        log(`What was fetched of a newer version is still in ${kept}: ${String(error)}`);
      }
    },
    now: () => Date.now(),
    tell: (status) => options.host().emit('updates.changed', { status }),
    log,
  });
  const stopLooking = everyNowAndThen(() => watch.lookWhenDue());

  let agreed: 'install' | 'later' | null = null;
  let toInstall: Fetched | null = null;
  let isAsking = false;

  // Whoever ends the app by a signal, such as a system that goes down, waits for no answer.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.prependListener(signal, () => (agreed = 'later'));

  async function ask({ version, address }: Fetched): Promise<void> {
    isAsking = true;
    const { updatePrompts: text, prompts } = words();
    const message = {
      type: 'question' as const,
      message: text.question(version),
      detail: text.detail(address),
      buttons: [text.install, text.later, prompts.cancel],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    };
    const { response } = await onSheet(options.window().native(), message, dialog.showMessageBox);
    isAsking = false;
    if (response === 2) return;
    agreed = response === 0 ? 'install' : 'later';
    app.quit();
  }

  return {
    handlers: { 'updates.status': () => watch.status(), 'updates.check': () => watch.check() },
    settingsChanged: () => watch.settingsChanged(),
    mayEnd() {
      const fetched = watch.fetched();
      if (fetched === null || agreed !== null) return true;
      if (!isAsking) void ask(fetched);
      return false;
    },
    askAgain: () => (agreed = null),
    stop() {
      stopLooking();
      if (agreed === 'install') toInstall = watch.fetched();
      else watch.stop();
    },
    installAgreed() {
      if (toInstall === null) return;
      try {
        toInstall.install();
      } catch (error) {
        log(error instanceof Error ? (error.stack ?? error.message) : String(error));
        const { failedTitle, failedText } = words().updatePrompts;
        dialog.showErrorBox(failedTitle, failedText(join(folder, 'logs')));
      }
    },
  };
}
