import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { crashReports, type CrashReports } from './crash-reports.ts';

function opened(): { folder: string; file: string; reports: CrashReports } {
  const folder = mkdtempSync(join(tmpdir(), 'tracebell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let now = 1000;
  const reports = crashReports({ folder, version: '1.2.3', now: () => (now += 1) });
  return { folder, file: join(folder, 'crash-reports.json'), reports };
}

test('a crash is kept with when, what and where, and without what was being read', () => {
  const { file, reports } = opened();
  reports.note('app', { error: new RangeError('user lena deleted key 4711') });
  reports.note('data', {
    ended: 'signal SIGKILL',
    said: 'Error: lena again\n    at read (/opt/x/data.js:1:2)\n',
  });
  const list = reports.handlers['crashes.list']({});
  expect(list).toMatchObject([
    { at: 1002, part: 'data', version: '1.2.3', kind: 'signal SIGKILL', stack: ['at read (data.js:1:2)'] },
    { at: 1001, part: 'app', kind: 'RangeError' },
  ]);
  expect(readFileSync(file, 'utf8')).not.toMatch(/lena|4711|\/opt/);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('old ones give way, all are removed together, and a damaged file keeps nobody from working', () => {
  const { file, reports } = opened();
  for (let crash = 0; crash < 30; crash += 1) reports.note('page', { ended: 'crashed', said: '' });
  expect(reports.handlers['crashes.list']({})).toHaveLength(20);
  expect(reports.handlers['crashes.remove']({})).toEqual([]);
  expect(reports.handlers['crashes.list']({})).toEqual([]);
  for (const text of ['{"half', '7', '[7, null, {"at": "x"}]']) {
    writeFileSync(file, text);
    expect(reports.handlers['crashes.list']({})).toEqual([]);
  }
  reports.note('page', { ended: 'crashed', said: '' });
  expect(reports.handlers['crashes.list']({})).toHaveLength(1);
});

test('where nothing can be written, nothing is thrown', () => {
  const { folder } = opened();
  writeFileSync(join(folder, 'a-file'), '');
  const reports = crashReports({ folder: join(folder, 'a-file', 'home'), version: '1', now: () => 1 });
  reports.note('app', { error: new Error('x') });
  expect(reports.handlers['crashes.list']({})).toEqual([]);
});
