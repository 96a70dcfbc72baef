import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import { contentOf, tempFolder } from '../../testing/temp-folder.ts';
import type { ExportRow } from './exported-trace.ts';
import { ABOUT, batchesOf, rowWith } from './testing/exporting.ts';
import { EXPORT_FORMATS } from '../../../../shared/model/export.ts';
import { writeExport, type ExportOptions, type ExportProgress } from './write-export.ts';

const ROWS = Array.from({ length: 5 }, (_, index) => rowWith({ message: `row ${index}` }));

const csvTo = (path: string, options: Partial<ExportOptions> = {}) =>
  writeExport(path, 'csv', batchesOf(ROWS), { ...ABOUT, columns: ['message'], ...options });

test.each(EXPORT_FORMATS)('%s tells how much was written, on the way and at the end', async (format) => {
  const path = join(tempFolder(), 'traces');
  const told: ExportProgress[] = [];
  const progress = (done: ExportProgress): void => void told.push(done);
  const outcome = await writeExport(path, format, batchesOf(ROWS), { ...ABOUT, progress });
  expect(outcome).toEqual({ rows: 5, bytes: statSync(path).size, cutCells: 0 });
  expect(told.at(-1)).toEqual({ rows: 5, bytes: outcome.bytes });
  expect(told.map(({ bytes }) => bytes)).toEqual(told.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
});

describe('a name that is taken', () => {
  test('is refused, and what is there stays', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'old'), 'old');
    const before = contentOf(folder);
    const path = join(folder, 'old');
    await expect(csvTo(path)).rejects.toMatchObject({ code: 'export-exists', details: { path } });
    expect(contentOf(folder)).toEqual(before);
  });

  test('is refused, too, when it is taken while the export is written', async () => {
    const path = join(tempFolder(), 'new');
    const progress = (): void => writeFileSync(path, 'theirs');
    await expect(csvTo(path, { progress })).rejects.toMatchObject({ code: 'export-exists' });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
  });

  test('is replaced where that is allowed, through a link as well', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'old'), 'old');
    symlinkSync(join(folder, 'old'), join(folder, 'link'));
    await csvTo(join(folder, 'link'), { replace: true });
    expect(readFileSync(join(folder, 'old'), 'utf8')).toContain('row 4');
    expect(Object.keys(contentOf(folder))).toEqual(['link', 'old']);
  });

  test('is never that of the workspace or of a file beside it', async () => {
    const folder = tempFolder();
    const workspace = join(folder, 'a.tracebell');
    for (const name of ['a.tracebell', 'a.tracebell-wal']) writeFileSync(join(folder, name), 'theirs');
    symlinkSync(workspace, join(folder, 'link'));
    const before = contentOf(folder);
    for (const name of ['a.tracebell', 'a.tracebell-wal', 'a.tracebell-shm', 'link'])
      await expect(csvTo(join(folder, name), { replace: true, workspace })).rejects.toMatchObject({
        code: 'export-exists',
      });
    expect(contentOf(folder)).toEqual(before);
  });
});

test.each([
  ['a folder', 'folder', 'path-is-folder'],
  ['a folder that is not there', 'no/where.csv', 'folder-missing'],
  ['a name too long', 'x'.repeat(256), 'disk-failed'],
])('%s is refused, and nothing is left', async (_what, name, code) => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'folder'));
  await expect(csvTo(join(folder, name), { replace: true })).rejects.toMatchObject({ code });
  expect(Object.keys(contentOf(folder))).toEqual(['folder']);
});

test('a path has to be whole', async () => {
  await expect(csvTo('traces.csv')).rejects.toMatchObject({ code: 'path-relative' });
});

describe.each(EXPORT_FORMATS)('%s', (format) => {
  test('that is cancelled leaves nothing, and lets go of the rows', async () => {
    const folder = tempFolder();
    const abort = new AbortController();
    let isLetGo = false;
    async function* endless(): AsyncGenerator<ExportRow[], void> {
      try {
        for (let batches = 1; ; batches += 1) {
          yield await Promise.resolve(ROWS);
          if (batches === 100) abort.abort();
        }
      } finally {
        isLetGo = true;
      }
    }
    const options = { ...ABOUT, signal: abort.signal };
    await expect(writeExport(join(folder, 'new'), format, endless(), options)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(contentOf(folder)).toEqual({});
    expect(isLetGo).toBe(true);
  });

  test('whose rows fail leaves nothing, keeps what it was to replace, and tells what failed', async () => {
    const folder = tempFolder();
    const path = join(folder, 'old');
    writeFileSync(path, 'old');
    const before = contentOf(folder);
    const failure = new Failure('workspace-damaged', { path: '/a.tracebell', reason: 'torn' });
    async function* failing(): AsyncGenerator<ExportRow[], void> {
      yield await Promise.resolve(ROWS);
      throw failure;
    }
    const work = writeExport(path, format, failing(), { ...ABOUT, replace: true });
    await expect(work).rejects.toBe(failure);
    expect(contentOf(folder)).toEqual(before);
  });
});

test('what the rows throw when they are cancelled is a cancel', async () => {
  const folder = tempFolder();
  const abort = new AbortController();
  async function* aborting(): AsyncGenerator<ExportRow[], void> {
    yield await Promise.resolve(ROWS);
    abort.abort();
    abort.signal.throwIfAborted();
  }
  const work = writeExport(join(folder, 'new'), 'csv', aborting(), { ...ABOUT, signal: abort.signal });
  await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  expect(contentOf(folder)).toEqual({});
});
