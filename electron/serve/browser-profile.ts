import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './leftovers.ts';

/** A browser's own folder for our window: zoom and size last, and nothing mixes with the person's browsing. */
export interface BrowserProfile {
  path: string;
  release(): void;
}

/**
 * Takes the first folder that no other server uses. With a shared one the second browser would hand its window over
 * to the first and end, and its window would close with the first server.
 */
export function takeProfile(folder: string): BrowserProfile {
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? 'browser-window' : `browser-window-${number}`);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const holder = join(path, 'held-by');
    if (take(holder)) return { path, release: () => rmSync(holder, { force: true }) };
  }
}

function take(holder: string): boolean {
  try {
    writeFileSync(holder, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const pid = Number(readFileSync(holder, 'utf8'));
  if (pid > 0 && isAlive(pid)) return false;
  writeFileSync(holder, String(process.pid));
  return true;
}
