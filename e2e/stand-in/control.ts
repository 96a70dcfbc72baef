import { app } from './app.ts';
import { windowsAskedFor } from './asked-windows.ts';
import { BrowserWindow, windowById, windowLoaded } from './browser-window.ts';
import type { ControlReply, ControlRequest, Verb, Verbs } from './control-messages.ts';
import { dialogsShown } from './dialog.ts';
import { elsewhere, stopped } from './elsewhere.ts';
import { invokeMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { notificationsShown } from './notification.ts';
import { isAllowed } from './preventable.ts';
import { registeredSchemes } from './protocol.ts';
import { secretStore } from './safe-storage.ts';
import { openedOutside } from './shell.ts';
import { partitions, theSession } from './session.ts';
import { utilityPids } from './utility-process.ts';
import { testWatches } from './watch.ts';
import { navigations } from './web-contents.ts';

const verbs: { [Name in Verb]: (input: Verbs[Name]['input']) => unknown } = {
  state: async () => ({
    schemes: registeredSchemes(),
    sandboxEnabled: app.sandboxEnabled,
    paths: Object.fromEntries(app.paths),
    switches: app.commandLine.switches,
    windows: await Promise.all(BrowserWindow.getAllWindows().map((window) => window.record())),
    menu: Menu.getApplicationMenu()?.items.map((item) => item.record()) ?? [],
    dialogs: dialogsShown.records(),
    navigations,
    windowsAskedFor,
    stopped,
    openedOutside,
    notifications: notificationsShown.map(({ title, body }) => ({ title, body })),
    spellChecker: theSession.spellChecker,
    partitions: Object.fromEntries([...partitions].map(([name, { proxy }]) => [name, proxy])),
    recentDocuments: app.recentDocuments,
    utilityPids: utilityPids(),
  }),
  watching: ({ targetId }) => testWatches(targetId),
  loaded: async ({ times }) => (await windowLoaded(times)).record(),
  clickMenu: ({ id }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (!item) throw new Error(`There is no menu item ${id}.`);
    item.click();
  },
  answerDialog: ({ kind, answer }) => dialogsShown.answer(kind, answer),
  closeWindow: ({ id }) => windowById(id).close(),
  moveWindow: ({ id, bounds }) => windowById(id).setBounds(bounds),
  minimiseWindow: ({ id }) => windowById(id).minimize(),
  clickNotification: () => {
    const last = notificationsShown.at(-1);
    if (last === undefined) throw new Error('There is no notification.');
    last.emit('click', {});
  },
  crashPage: ({ id }) => windowById(id).webContents.forcefullyCrashRenderer(),
  hangPage: ({ id, hangs }) => windowById(id).emit(hangs ? 'unresponsive' : 'responsive', {}),
  putElsewhere: (place) => elsewhere.put(place),
  load: ({ id, url }) => windowById(id).loadURL(url),
  tryEvent: ({ id, name, details }) => isAllowed(windowById(id).webContents, name, details),
  sendFrom: async ({ id, frame: { url, origin, isTop }, channel, values }) => {
    const { webContents } = windowById(id);
    const frame = { url, origin, parent: isTop ? null : webContents.mainFrame };
    const result = await invokeMain(webContents, frame, channel, values);
    return result.ok ? { value: result.value } : { error: result.error.message };
  },
  askPermission: ({ permission }) => theSession.permission(permission),
  setSecrets: (secrets) => void Object.assign(secretStore, secrets),
  setDark: ({ dark }) => {
    nativeTheme.systemDark = dark;
  },
  openFile: ({ path }) => isAllowed(app, 'open-file', {}, path),
  evaluate: ({ id, expression }) => windowById(id).webContents.evaluate(expression),
  fault: ({ message }) => {
    setImmediate(() => {
      throw new Error(message);
    });
  },
  quit: () => app.quit(),
};

/** Lets the test that started this process have its way with the app, and ends with that test. */
export function obeyTest(): void {
  if (process.send === undefined) return;
  process.on('message', (message) => void obey(message as ControlRequest));
  process.on('disconnect', () => process.exit(1));
}

async function obey({ id, verb, input }: ControlRequest): Promise<void> {
  const reply: ControlReply = { id };
  try {
    reply.output = (await (verbs[verb] as (input: unknown) => unknown)(input)) ?? {};
  } catch (error) {
    reply.error = error instanceof Error ? error.message : String(error);
  }
  if (process.connected) process.send?.(reply);
}
