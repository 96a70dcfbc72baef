import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { toolsFor } from './tools.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tracebell-tools-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const EMPTY = { PATH: join(scratch, 'nothing'), ELECTRON_BUILDER_CACHE: join(scratch, 'no-store') };
const yes = (): Promise<boolean> => Promise.resolve(true);
const no = (): Promise<boolean> => Promise.resolve(false);

test('without tools and without a network each target that needs one is left out, with the reason', async () => {
  const { possible, said } = await toolsFor(['AppImage', 'deb', 'tar.gz', 'dmg'], EMPTY, no);
  expect(possible).toEqual(['dmg']);
  expect(said).toEqual([
    expect.stringMatching(/^AppImage is not built: .*APPIMAGE_TOOLS_PATH/),
    expect.stringMatching(/^deb is not built: .*fpm.*CUSTOM_FPM_PATH/),
    expect.stringMatching(/^tar\.gz is not built: .*7zip.*ELECTRON_BUILDER_7ZIP_PATH/),
  ]);
});

test('what is not here is fetched where it can be, and that is asked once', async () => {
  let asked = 0;
  const fetches = (): Promise<boolean> => ((asked += 1), yes());
  expect((await toolsFor(['AppImage', 'deb', 'zip'], EMPTY, fetches)).possible).toEqual([
    'AppImage',
    'deb',
    'zip',
  ]);
  expect(asked).toBe(1);
});

test('a program of this machine is used, and the builder told of it', async () => {
  const folder = join(scratch, 'bin');
  const name = process.platform === 'win32' ? '7zz.exe' : '7zz';
  mkdirSync(folder);
  writeFileSync(join(folder, name), '');
  const env = { ...EMPTY, PATH: [EMPTY.PATH, folder].join(delimiter) };
  const { possible, env: told } = await toolsFor(['zip'], env, no);
  expect(possible).toEqual(['zip']);
  expect(told).toEqual({ ELECTRON_BUILDER_7ZIP_PATH: join(folder, name) });
});

test('a tool that a person names is not looked for', async () => {
  const { possible, env } = await toolsFor(['deb'], { ...EMPTY, CUSTOM_FPM_PATH: '/opt/fpm' }, no);
  expect({ possible, env }).toEqual({ possible: ['deb'], env: {} });
});

test('what the builder fetched before is there without a network', async () => {
  const store = join(scratch, 'store');
  mkdirSync(join(store, 'appimage@1.0.3'), { recursive: true });
  expect((await toolsFor(['AppImage'], { ...EMPTY, ELECTRON_BUILDER_CACHE: store }, no)).possible).toEqual([
    'AppImage',
  ]);
});
