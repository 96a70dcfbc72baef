import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isReachable } from './reachable.ts';
import { runNode } from './run.ts';
import { hindrance } from './start-ways.ts';

// The package itself must never be loaded: whoever loads it starts its download.
const PACKAGE = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

export const RELEASES = 'https://github.com';
/** Where the package puts the distribution. */
export const ELECTRON_FOLDER = join(PACKAGE, 'dist');
const PROBE_WITHIN_MS = 3_000;
/** A download of 115 MB may take its time; one that stands still does not. */
const STALLED_AFTER_MS = 15_000;
const LOOK_EVERY_MS = 500;

export const ELECTRON_VERSION = (
  JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
).version;

/** The binary, where it is on the disk whole and of the version the project is built for. */
export function installedElectron(): string | null {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = elsewhere || ELECTRON_FOLDER;
  // The downloader writes the name last.
  const name = elsewhere ? binaryName(process.platform) : textOf(join(PACKAGE, 'path.txt'));
  if (name === null || textOf(join(folder, 'version'))?.replace(/^v/, '') !== ELECTRON_VERSION) return null;
  const binary = join(folder, name);
  return existsSync(binary) ? binary : null;
}

/** Electron for a test run, or why there is none: the same reasons as for a person. */
export function electronForTests(): { path: string } | { missing: string } {
  const why = hindrance({ platform: process.platform, env: process.env, userId: process.getuid?.() });
  const path = installedElectron();
  if (path === null) return { missing: 'Electron’s binary is not installed.' };
  if (why === 'root') return { missing: 'Electron refuses its sandbox for root.' };
  return why === null ? { path } : { missing: 'This session has no display.' };
}

function binaryName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}

/** One attempt with the package's own downloader; null where it cannot be had. */
export async function fetchElectron(begins: () => void): Promise<string | null> {
  const mirror = process.env['npm_config_electron_mirror'] || process.env['ELECTRON_MIRROR'];
  if (!(await isReachable(mirror ?? RELEASES, PROBE_WITHIN_MS))) return null;
  begins();
  const temporary = mkdtempSync(join(tmpdir(), 'tracebell-electron-'));
  const clean = (): void => rmSync(temporary, { recursive: true, force: true });
  process.once('exit', clean); // Ctrl+C, half-way.
  const stalled = new AbortController();
  const watch = watchGrowth([temporary, ELECTRON_FOLDER], () => stalled.abort());
  try {
    await runNode([join(PACKAGE, 'install.js')], {
      output: 'kept',
      // NODE_USE_ENV_PROXY: Node's own fetch, which the downloader uses, knows no proxy without it.
      env: { TMPDIR: temporary, TEMP: temporary, ELECTRON_GET_NO_PROGRESS: '1', NODE_USE_ENV_PROXY: '1' },
      signal: stalled.signal,
    });
  } finally {
    clearInterval(watch);
    process.off('exit', clean);
    clean();
  }
  return installedElectron();
}

function watchGrowth(folders: readonly string[], stalled: () => void): NodeJS.Timeout {
  let size = -1;
  let grewAt = performance.now();
  return setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + sizeBytes(folder), 0);
    if (now !== size) grewAt = performance.now();
    else if (performance.now() - grewAt > STALLED_AFTER_MS) stalled();
    size = now;
  }, LOOK_EVERY_MS);
}

function sizeBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) =>
        sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}
