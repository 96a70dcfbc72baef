import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { openWindow, type WindowOpening, type WindowSurroundings } from './browser-window.ts';
import { until } from './testing/until.ts';

const LINK = 'http://127.0.0.1:41234/?token=secret';

/** A browser that notes how it was started, and then does as told. */
function browserThat(does: string): { folder: string; around: WindowSurroundings; started: () => string[] } {
  const folder = tempFolder();
  const notes = join(folder, 'started');
  mkdirSync(join(folder, 'bin'));
  const path = join(folder, 'bin', 'chromium');
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > ${notes}.part\nmv ${notes}.part ${notes}\n${does}\n`);
  chmodSync(path, 0o755);
  return {
    folder: join(folder, 'data'),
    around: { env: { PATH: `${folder}/bin`, DISPLAY: ':7' }, platform: 'linux', userId: 1000 },
    started: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trimEnd().split('\n') : []),
  };
}

function opened(opening: WindowOpening): Extract<WindowOpening, { opened: true }> {
  if (!opening.opened) throw new Error(`Not opened: ${opening.reason}`);
  onTestFinished(async () => {
    opening.close();
    await opening.ended;
  });
  return opening;
}

const untilKilled = 'exec sleep 600';

describe('opens nothing, and says why,', () => {
  const { around } = { around: { env: {}, platform: 'linux', userId: 1000 } satisfies WindowSurroundings };
  test.each<[string, Partial<WindowSurroundings>, string]>([
    ['as root', { userId: 0, env: { DISPLAY: ':7' } }, 'root'],
    ['without a display', { env: { PATH: '/usr/bin' } }, 'no-display'],
    ['without a browser', { env: { PATH: '/nowhere', WAYLAND_DISPLAY: 'wayland-0' } }, 'no-browser'],
    ['without a browser on Windows', { platform: 'win32', userId: undefined }, 'no-browser'],
  ])('%s', (_when, part, reason) => {
    expect(openWindow(LINK, '/nowhere', { ...around, ...part })).toEqual({ opened: false, reason });
  });

  test('where its folder cannot be made', () => {
    const { folder, around: withBrowser } = browserThat(untilKilled);
    writeFileSync(folder, 'a file in its place');
    expect(openWindow(LINK, folder, withBrowser)).toEqual({ opened: false, reason: 'no-folder' });
  });
});

describe.skipIf(process.platform === 'win32')('a window', () => {
  test('is an app window with a profile of its own, and keeps its sandbox', async () => {
    const { folder, around, started } = browserThat(untilKilled);
    opened(openWindow(LINK, folder, around));
    await until(() => started().length > 0);
    expect(started()).toEqual([
      `--app=file://${folder}/browser-window/start.html`,
      `--user-data-dir=${folder}/browser-window`,
      '--no-first-run',
      '--no-default-browser-check',
    ]);
  });

  test('gets its link by a file that nobody else can read, gone when it ends', async () => {
    const { folder, around, started } = browserThat(untilKilled);
    const window = opened(openWindow(LINK, folder, around));
    await until(() => started().length > 0);
    const start = fileURLToPath(started()[0]?.replace('--app=', '') ?? '');
    expect(started().join(' ')).not.toContain('secret');
    expect(readFileSync(start, 'utf8')).toContain(LINK);
    expect(statSync(start).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'browser-window')).mode & 0o077).toBe(0);
    window.close();
    expect(await window.ended).toEqual({ reason: 'SIGTERM' });
    expect(existsSync(start)).toBe(false);
  });

  test('beside another one has its own profile, and the first is used again', async () => {
    const { folder, around, started } = browserThat(untilKilled);
    const first = opened(openWindow(LINK, folder, around));
    const second = opened(openWindow(LINK, folder, around));
    await until(() => started().some((one) => one.endsWith('browser-window-2')));
    second.close();
    first.close();
    await Promise.all([first.ended, second.ended]);
    const { folder: unused, ...again } = browserThat(untilKilled);
    expect(unused).not.toBe(folder);
    opened(openWindow(LINK, folder, again.around));
    await until(() => again.started().some((one) => one.endsWith('browser-window')));
  });

  test('takes over the profile of a server that is gone', async () => {
    const { folder, around, started } = browserThat(untilKilled);
    mkdirSync(join(folder, 'browser-window'), { recursive: true });
    writeFileSync(join(folder, 'browser-window', 'held-by'), String(2 ** 22 + 1)); // Beyond the largest id there is.
    opened(openWindow(LINK, folder, around));
    await until(() => started().some((one) => one.endsWith('browser-window')));
  });

  test.each([
    ['exit 0', { code: 0 }],
    ['exit 21', { code: 21 }],
    ['kill -KILL $$', { reason: 'SIGKILL' }],
  ])('tells how it ended: %s', async (does, end) => {
    const { folder, around } = browserThat(does);
    expect(await opened(openWindow(LINK, folder, around)).ended).toEqual(end);
  });

  test('tells when the browser cannot be started at all', async () => {
    const { folder, around } = browserThat('exit 0');
    writeFileSync(join(around.env['PATH'] ?? '', 'chromium'), '#!/nowhere/at-all\n');
    expect(await opened(openWindow(LINK, folder, around)).ended).toMatchObject({
      reason: expect.stringContaining('ENOENT') as unknown,
    });
  });
});
