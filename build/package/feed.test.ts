import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFeed } from './feed.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tracebell-feed-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (...names: string[]): void => names.forEach((name) => writeFileSync(join(folder, name), name));
const of = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const file = (name: string): object => ({
  url: name,
  sha512: createHash('sha512').update(name).digest('base64'),
  size: name.length,
});

test('each system finds its packages of this version, with their checksums', async () => {
  put('Tracebell-1.2.0-linux-x86_64.AppImage', 'Tracebell-1.2.0-linux-arm64.AppImage');
  put('Tracebell-1.2.0-win-x64.exe', 'Tracebell-1.2.0-win-arm64.exe');
  put(
    'Tracebell-1.1.0-linux-x86_64.AppImage',
    'Tracebell-1.2.0-linux-amd64.deb',
    'Tracebell-1.2.0-mac-x64.dmg',
  );
  expect(await writeFeed(folder, '1.2.0')).toEqual([
    'latest-linux-arm64.yml',
    'latest-linux.yml',
    'latest.yml',
  ]);
  expect(of('latest-linux.yml')).toEqual({
    version: '1.2.0',
    files: [file('Tracebell-1.2.0-linux-x86_64.AppImage')],
  });
  expect(of('latest-linux-arm64.yml')).toMatchObject({
    files: [file('Tracebell-1.2.0-linux-arm64.AppImage')],
  });
  expect(of('latest.yml')).toMatchObject({
    files: [file('Tracebell-1.2.0-win-arm64.exe'), file('Tracebell-1.2.0-win-x64.exe')],
  });
});

test('where no package replaces itself, nothing is written', async () => {
  put('Tracebell-1.2.0-linux-amd64.deb');
  expect(await writeFeed(folder, '1.2.0')).toEqual([]);
  expect(readdirSync(folder)).toEqual(['Tracebell-1.2.0-linux-amd64.deb']);
});
