import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, type Browser } from './browsers.ts';
import { takeProfile, type BrowserProfile } from './browser-profile.ts';
import { forwardingPage } from './pages.ts';

export type NoWindowReason = 'root' | 'no-display' | 'no-browser' | 'no-folder';

/** How the browser ended: an exit code, or in words what kept it from running. */
export type BrowserEnd = { code: number } | { reason: string };

export type WindowOpening =
  | { opened: false; reason: NoWindowReason }
  | { opened: true; browser: Browser; ended: Promise<BrowserEnd>; close(): void };

export interface WindowSurroundings {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** Undefined where the system has none. */
  userId: number | undefined;
}

export const HERE: WindowSurroundings = {
  env: process.env,
  platform: process.platform,
  userId: process.getuid?.(),
};

/** Opens a link as a window of its own in an installed browser, or says why not. */
export function openWindow(link: string, folder: string, around: WindowSurroundings = HERE): WindowOpening {
  const found = whatOpens(around);
  if (typeof found === 'string') return { opened: false, reason: found };
  let profile: BrowserProfile;
  let start: string;
  try {
    profile = takeProfile(folder);
    start = writeStart(profile.path, link);
  } catch {
    return { opened: false, reason: 'no-folder' };
  }
  const { ended, close } = startBrowser(found, profile.path, start);
  const cleared = ended.finally(() => {
    rmSync(start, { force: true });
    profile.release();
  });
  return { opened: true, browser: found, ended: cleared, close };
}

function whatOpens({ env, platform, userId }: WindowSurroundings): Browser | NoWindowReason {
  // Chromium refuses to sandbox itself for root there; a browser without its sandbox is not ours to offer.
  if (platform === 'linux' && userId === 0) return 'root';
  const hasDisplay =
    platform === 'win32' || platform === 'darwin' || env['DISPLAY'] || env['WAYLAND_DISPLAY'];
  if (!hasDisplay) return 'no-display';
  return findBrowser(env, platform) ?? 'no-browser';
}

/**
 * The link goes by way of a file that only this person can read: every user of a machine sees the arguments of its
 * programs, and whoever is first with the link is in.
 */
function writeStart(folder: string, link: string): string {
  const path = join(folder, 'start.html');
  rmSync(path, { force: true });
  writeFileSync(path, forwardingPage(link), { flag: 'wx', mode: 0o600 });
  return path;
}

function startBrowser({ path }: Browser, profile: string, start: string) {
  const child = spawn(
    path,
    [
      `--app=${pathToFileURL(start).href}`,
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<BrowserEnd>((resolve) => {
    child.once('error', (error) => resolve({ reason: error.message }));
    child.once('exit', (code, signal) => resolve(code === null ? { reason: signal ?? '' } : { code }));
  });
  return { ended, close: () => void child.kill() };
}
