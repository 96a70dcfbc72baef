import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appScript } from './app-script.ts';
import type { StandInSettings } from './control-messages.ts';

/** Whether the app is ready, for the modules that may be used only before, or only after. */
let ready = false;

export const lifecycle = {
  get isReady(): boolean {
    return ready;
  },
  becomeReady(): void {
    ready = true;
  },
  mustBeReady(what: string): void {
    if (!ready) throw new Error(`${what} cannot be used before the app is ready.`);
  },
  mustNotBeReady(what: string): void {
    if (ready) throw new Error(`${what} cannot be used after the app is ready.`);
  },
};

/** How the test set up this machine. */
export const settings = JSON.parse(process.env['STAND_IN_SETTINGS'] ?? '{}') as StandInSettings;

/** The package that the started script belongs to. */
export function appPackage(): { version: string } {
  for (let folder = dirname(appScript()); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    } catch {
      continue;
    }
  }
  throw new Error('The started script belongs to no package.');
}
