import { createWriteStream, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ImportReport } from '../../../../shared/model/import-report.ts';
import { zipOf } from '../../sources/files/testing/packing.ts';
import { runCli } from '../../../cli/testing/run-cli.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { writeLargeFile } from './testing/large-file.ts';
import { ctsRecord } from './testing/trace-records.ts';

const MIB = 1024 * 1024;
const MOST_MIB = 512;
/** What collecting garbage a little sooner or later makes. */
const NOISE_MIB = 160;

/**
 * Tells the highest that the memory of the process ever was, of all its threads together. On Linux `maxRSS` is at least
 * what the process had that started it, which is this one.
 */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  `import { existsSync, readFileSync } from 'node:fs';
   import { isMainThread } from 'node:worker_threads';
   const status = '/proc/self/status';
   const peak = () => existsSync(status)
     ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8'))[1]
     : process.resourceUsage().maxRSS;
   if (isMainThread) process.on('exit', () => console.error('peak ' + peak()));`,
)}`;

async function imported(path: string): Promise<{ peak: number; report: ImportReport }> {
  const { stdout, stderr } = await runCli(
    ['import', path, '--workspace', join(tempFolder(), 'a.tracebell'), '--json'],
    { env: { NODE_OPTIONS: `--import=${TELL_PEAK}` } },
  );
  return {
    peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024,
    report: JSON.parse(stdout) as ImportReport,
  };
}

async function peakMiB(path: string): Promise<{ peak: number; added: number }> {
  const { peak, report } = await imported(path);
  const { totals } = report;
  expect(totals).toMatchObject({ added: totals.read, failed: 0, refused: 0 });
  return { peak, added: totals.added };
}

/** Two traces with a third between them that is so long. */
async function writeLongRecord(path: string, mebibytes: number, filling: string): Promise<void> {
  const recordOf = (number: number): string => JSON.stringify(ctsRecord(number, 'obs', {}));
  const piece = Buffer.from(filling.repeat(Math.floor(MIB / filling.length)));
  const texts = [
    Buffer.from(`[${recordOf(1)},${recordOf(2).slice(0, -1)},"filling":[0`),
    ...Array.from({ length: mebibytes }, () => piece),
    Buffer.from(`]},${recordOf(3)}]`),
  ];
  const packed = path.endsWith('.gz') ? [createGzip({ level: constants.Z_BEST_SPEED })] : [];
  await pipeline([Readable.from(texts), ...packed, createWriteStream(path)]);
}

test.for([
  ['300 MiB of text in one record', 'long.json', 300, `,"${'x'.repeat(1000)}"`, 'record-too-large'],
  ['packed', 'long.json.gz', 300, `,"${'x'.repeat(1000)}"`, 'record-too-large'],
  ['7 MiB of nothing but lists', 'lists.json', 7, ',[1]', 'too-many-values'],
] as const)('%s: refused, and all else of the file is read', async ([, name, mebibytes, filling, code]) => {
  const path = join(tempFolder(), name);
  await writeLongRecord(path, mebibytes, filling);
  const { peak, report } = await imported(path);
  expect(report.totals).toMatchObject({ read: 3, added: 2, refused: 1 });
  expect(report.files[0]?.refused).toMatchObject([{ code, position: { index: 1 } }]);
  expect(peak).toBeLessThan(MOST_MIB);
});

test('an archive of sixty thousand files, most of them refused, takes no gigabyte', async () => {
  const path = join(tempFolder(), 'many.zip');
  const entries = Array.from({ length: 60_000 }, (_, number) => ({
    name: `${number}.json`,
    content: number % 100 === 0 ? JSON.stringify(ctsRecord(number, 'obs', {})) : '{}',
  }));
  writeFileSync(path, zipOf(entries));
  const { peak, report } = await imported(path);
  expect(report.totals).toMatchObject({ read: 60_000, added: 600, refused: 59_400 });
  expect(peak).toBeLessThan(1024);
});

test('memory does not grow with the size of a file', async () => {
  const folder = tempFolder();
  const [small, large, packed] = ['small.json', 'large.json', 'large.json.gz'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await writeLargeFile(small, 100);
  await writeLargeFile(large, 300);
  await writeLargeFile(packed, 300);
  expect(statSync(large).size).toBeGreaterThan(300 * MIB);
  const [first, second, third] = [await peakMiB(small), await peakMiB(large), await peakMiB(packed)];
  expect(second.added).toBeGreaterThan(first.added * 2.9);
  expect(third.added).toBe(second.added);
  expect(second.peak).toBeLessThan(MOST_MIB);
  expect(third.peak).toBeLessThan(MOST_MIB);
  expect(second.peak).toBeLessThan(first.peak + NOISE_MIB);
});
