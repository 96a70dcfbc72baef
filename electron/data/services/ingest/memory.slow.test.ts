import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../cli/testing/run-cli.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { writeLargeFile } from './testing/large-file.ts';

const MIB = 1024 * 1024;
const MOST_MIB = 512;
/** What collecting garbage a little sooner or later makes. */
const NOISE_MIB = 160;

/** Tells the highest that the memory of the process ever was, of all its threads together. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  `import { isMainThread } from 'node:worker_threads';
   if (isMainThread) process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS));`,
)}`;

async function peakMiB(path: string): Promise<{ peak: number; added: number }> {
  const { code, stdout, stderr } = await runCli(
    ['import', path, '--workspace', join(tempFolder(), 'a.tracebell'), '--json'],
    { env: { NODE_OPTIONS: `--import=${TELL_PEAK}` } },
  );
  expect({ code, stderr: stderr.replace(/\d+/, '') }).toMatchObject({ code: 0 });
  const { totals } = JSON.parse(stdout) as { totals: { added: number; read: number } };
  expect(totals.added).toBe(totals.read);
  return { peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024, added: totals.added };
}

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
