import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { emptyDisk, fillDisk, noMounts, readOnlyView, smallDisk } from '../../testing/disks.ts';
import { contentOf, tempFolder } from '../../testing/temp-folder.ts';
import type { ExportRow } from './exported-trace.ts';
import { ABOUT, batchesOf, rowWith } from './testing/exporting.ts';
import { EXPORT_FORMATS } from '../../../../shared/model/export.ts';
import { writeExport, type ExportOptions } from './write-export.ts';

/** What no packing makes small. */
const noise = (seed: number): string =>
  ['a', 'b', 'c'].map((part) => createHash('sha512').update(`${part}${seed}`).digest('base64')).join('');

const rowOf = (index: number): ExportRow => {
  const fields = { trace_id: `t-${index}`, trace_name: 'deleteServer', request: { noise: noise(index) } };
  return rowWith(fields, JSON.stringify({ ...fields, time: 1_767_323_045_678 }), 'traces.json.gz');
};

describe.each(EXPORT_FORMATS)('%s', (format) => {
  test('on a disk that is full is whole or not there, and what it was to replace stays', async (context) => {
    context.skip(noMounts !== undefined, noMounts);
    const disk = smallDisk(1024);
    const old = join(disk, 'old');
    writeFileSync(old, 'old');
    const before = contentOf(disk);
    const rows = Array.from({ length: 1000 }, (_, index) => rowOf(index));
    for (const left of [0, 4, 16, 64, 100])
      for (const path of [old, join(disk, 'new')]) {
        fillDisk(disk, left);
        const work = writeExport(path, format, batchesOf(rows, 50), { ...ABOUT, replace: path === old });
        await expect(work, `${left} KiB left`).rejects.toMatchObject({
          code: 'disk-full',
          details: { path },
        });
        emptyDisk(disk);
        expect(contentOf(disk), `${left} KiB left`).toEqual(before);
      }
    await writeExport(old, format, batchesOf(rows, 50), { ...ABOUT, replace: true });
    expect(Object.keys(contentOf(disk))).toEqual(['old']);
  });

  test('of 200,000 traces takes no more memory at its end than at its beginning', async () => {
    const path = join(tempFolder(), 'traces');
    const live: number[] = [];
    async function* rows(): AsyncGenerator<ExportRow[], void> {
      for (let first = 0; first < 200_000; first += 500) {
        if (first % 40_000 === 20_000) live.push(liveBytes());
        yield await Promise.resolve(Array.from({ length: 500 }, (_, index) => rowOf(first + index)));
      }
    }
    const { bytes } = await writeExport(path, format, rows(), ABOUT);
    const [first = 0, ...later] = live;
    // Whatever kept what is written between the first look and the last would take twice as much.
    const allowance = 12 * 1024 * 1024;
    expect(bytes * 0.75).toBeGreaterThan(2 * allowance);
    expect(later).toHaveLength(4);
    expect(Math.max(...later) - first).toBeLessThan(allowance);
  });
});

test('where nothing can be written is refused', async (context) => {
  context.skip(noMounts !== undefined, noMounts);
  const folder = tempFolder();
  mkdirSync(join(folder, 'inner'));
  const view = readOnlyView(folder);
  const options: ExportOptions = { ...ABOUT };
  for (const path of [join(view, 'new'), join(view, 'inner', 'new')])
    await expect(writeExport(path, 'csv', batchesOf([rowOf(0)]), options)).rejects.toMatchObject({
      code: 'path-forbidden',
    });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is still in use. */
function liveBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
