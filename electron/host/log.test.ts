import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { openLog } from './log.ts';

const AT = Date.UTC(2024, 4, 6, 7, 8, 9);
const stderr = vi.hoisted(() => ({ lines: [] as string[], broken: false }));

vi.mock('node:fs', async (original) => {
  return {
    ...(await original<object>()),
    writeSync: (_file: number, text: string) => {
      if (stderr.broken) throw Object.assign(new Error('EPIPE'), { code: 'EPIPE' });
      stderr.lines.push(text);
      return text.length;
    },
  };
});

test('each line has its instant and goes to a file that only its owner reads', () => {
  const folder = tempFolder();
  const log = openLog(join(folder, 'not there yet'), () => AT);
  log('first');
  log('second\nwith more');
  const path = join(folder, 'not there yet', 'logs', 'tracebell.log');
  expect(readFileSync(path, 'utf8')).toBe(
    '2024-05-06T07:08:09.000Z first\n2024-05-06T07:08:09.000Z second\nwith more\n',
  );
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('however much is said, two files of little more than a mebibyte are kept, the newest words among them', () => {
  const folder = tempFolder();
  const log = openLog(folder, () => AT);
  for (let number = 0; number < 300; number += 1) log(`${number} ${'x'.repeat(16_000)}`);
  log('the end');
  const logs = join(folder, 'logs');
  expect(readdirSync(logs).toSorted()).toEqual(['tracebell.log', 'tracebell.log.1']);
  for (const name of readdirSync(logs))
    expect(statSync(join(logs, name)).size).toBeLessThan(1.1 * 1024 * 1024);
  expect(readFileSync(join(logs, 'tracebell.log'), 'utf8')).toContain('the end');
});

test('one endless line is cut', () => {
  const folder = tempFolder();
  openLog(folder, () => AT)('x'.repeat(50_000_000));
  expect(statSync(join(folder, 'logs', 'tracebell.log')).size).toBeLessThan(20_000);
});

test('where no log can be kept the line goes to the terminal, and where there is none, nowhere', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  const log = openLog(join(folder, 'file'), () => AT);
  log('to the terminal');
  expect(stderr.lines).toEqual(['to the terminal\n']);
  stderr.broken = true;
  log('to nobody');
  mkdirSync(join(folder, 'logs', 'tracebell.log'), { recursive: true });
  openLog(folder, () => AT)('to nobody either');
});
