// What `import … from 'electron'` gives under the stand-in. A name that is missing here does not link, so that the
// app cannot use a part of Electron that is not stood in for.
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { appScript } from './app-script.ts';
import { connectBrowser } from './browser.ts';
import { obeyTest } from './control.ts';
import { notLoosened } from './loosen.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeTheme } from './native-theme.ts';
export { net } from './net.ts';
export { Notification } from './notification.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export { shell } from './shell.ts';
export { utilityProcess } from './utility-process.ts';

obeyTest();
setImmediate(() => void becomeReady());

/** The app's own script runs to its end before Electron is ready, whatever it waits for. */
async function becomeReady(): Promise<void> {
  await import(pathToFileURL(realpathSync(appScript())).href);
  if (notLoosened().length > 0) throw new Error(`The app has no such code: ${notLoosened().join(' | ')}`);
  await connectBrowser();
  app.becomeReady();
}
