import { app } from 'electron';
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { appFolder } from '../host/app-folder.ts';

/**
 * Puts everything Electron keeps into the app's own folder, and gives that folder. Chromium's part must be writable
 * (without its lock file the app would take itself for a second start and end): where the folder is not, it goes to
 * a passing one.
 */
export function settleInAppFolder(): string {
  const folder = resolve(appFolder(process.env, process.platform));
  const home = isWritableFolder(folder) ? folder : mkdtempSync(join(tmpdir(), 'tracebell-'));
  const pageData = join(home, 'page');
  mkdirSync(pageData, { recursive: true });
  app.setName('Tracebell');
  app.setPath('userData', home);
  app.setPath('sessionData', pageData);
  return folder;
}

function isWritableFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
