import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CHECKSUMS, writeChecksums } from './checksums.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tracebell-checksums-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('name what is published, and nothing else that lies there', async () => {
  const folder = join(scratch, 'release');
  mkdirSync(join(folder, 'linux-unpacked'), { recursive: true });
  const published = ['Tracebell-1.0.0-linux-x64.tar.gz', 'Tracebell-1.0.0-win-x64.exe', 'latest.yml'];
  for (const name of [...published, 'builder-debug.yml', 'notes.txt', 'linux-unpacked/tracebell'])
    writeFileSync(join(folder, name), name);
  expect(await writeChecksums(folder)).toEqual([...published].sort());
  // Made anew they do not name themselves.
  expect(await writeChecksums(folder)).toEqual([...published].sort());
  const lines = readFileSync(join(folder, CHECKSUMS), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(published.length);
  if (process.platform === 'linux')
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', CHECKSUMS], { cwd: folder });
});

test('where nothing is published there are none', async () => {
  const folder = join(scratch, 'empty');
  mkdirSync(folder);
  expect(await writeChecksums(folder)).toEqual([]);
  expect(existsSync(join(folder, CHECKSUMS))).toBe(false);
});
