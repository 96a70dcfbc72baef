import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN_NAMES } from '../../../../shared/model/trace-columns.ts';
import type { Reader } from '../../cache/handle.ts';
import { conflictPairs, supersededRows } from '../../cache/versions.ts';
import { walk } from '../../sources/files/walk.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { filesOf, ingestInto, newWorkspace, UNEVEN_ENTRY } from './testing/ingesting.ts';
import { expectedOf, type Expected } from './testing/model-of-import.ts';
import { folders, textOf, writeFolder, writeManyFiles, type MadeFile } from './testing/random-folder.ts';
import { contentOfWorkspace, keptRows, storedTraces } from './testing/workspace-content.ts';

const RUNS = { seed: 20260302, numRuns: 15 };

test('any folder comes to what its records come to one by one, twice the same', async () => {
  const home = tempFolder();
  let number = 0;
  await fc.assert(
    fc.asyncProperty(folders, fc.boolean(), async (files, byFolder) => {
      const folder = join(home, String((number += 1)));
      mkdirSync(folder);
      writeFolder(folder, files);
      const paths = (await walk([folder])).map(({ path }) => path);
      const expected = await expectedOf(paths);
      const { db } = newWorkspace();
      // In whatever order they are named.
      const given = byFolder ? [folder] : [...paths.toReversed(), ...paths];
      const outcome = await ingestInto(db, given);
      const counted = filesOf(db, outcome).map(({ path, read, added, duplicates, conflicts, refused }) => [
        path,
        { read, added, duplicates, conflicts, refused },
      ]);
      expect(counted).toEqual([...expected.counts]);
      expectKept(db, folder, files, expected);
      const content = contentOfWorkspace(db, folder);

      const again = await ingestInto(db, folder);
      const { read, refused } = outcome.totals;
      expect(again.totals).toMatchObject({
        read,
        refused,
        added: 0,
        conflicts: 0,
        duplicates: read - refused,
      });
      expect(contentOfWorkspace(db, folder)).toEqual(content);

      const other = newWorkspace().db;
      await ingestInto(other, given, { parseEntry: UNEVEN_ENTRY });
      expect(contentOfWorkspace(other, folder)).toEqual(content);
    }),
    RUNS,
  );
});

function expectKept(db: Reader, folder: string, files: readonly MadeFile[], expected: Expected): void {
  const rows = keptRows(db);
  const texts = new Map(files.map((file) => [join(folder, file.name), Buffer.from(textOf(file))]));
  expect(rows.map(({ id, time, path, offset, index }) => ({ id, time, path, offset, index }))).toEqual(
    expected.rows.map(({ trace: { trace_id: id, time }, path, offset, index }) => ({
      ...{ id, time, path, offset, index },
    })),
  );
  for (const { original, path, offset } of rows) {
    const text = texts.get(path.split('!')[0] ?? '');
    expect(text?.subarray(offset, offset + original.length).equals(original), path).toBe(true);
    expect(() => JSON.parse(original.toString()) as unknown).not.toThrow();
  }
  expect(
    storedTraces(
      db,
      rows.map(({ row }) => row),
    ),
  ).toEqual(expected.rows.map(({ trace }) => trace));
  rows.forEach(({ columns, recordTime }, at) => {
    const trace = expected.rows[at]?.trace;
    expect(recordTime).toBe(trace?.record_time ?? NaN);
    const told = COLUMN_NAMES.map((name) => trace?.[name] ?? null);
    expect(Object.values(columns)).toEqual(told.map((value) => (value === null ? null : String(value))));
  });
  const behind = expected.rows.flatMap(({ isSuperseded }, row) => (isSuperseded ? [row] : []));
  expect(supersededRows(db)).toEqual(behind);
  expect(conflictPairs(db).length).toBe(
    [...expected.counts.values()].reduce((sum, { conflicts }) => sum + conflicts, 0),
  );
}

test('threads that are fast and slow by turns come to the same', async () => {
  const folder = join(tempFolder(), 'traces');
  mkdirSync(folder);
  writeManyFiles(folder, 30, [9000, 3000, 3000, 3000]);
  const contents = [];
  for (const options of [{}, { parseEntry: UNEVEN_ENTRY }]) {
    const { db } = newWorkspace();
    await ingestInto(db, folder, options);
    contents.push(contentOfWorkspace(db, folder));
  }
  const [even, uneven] = contents;
  expect(even?.rows.length).toBeGreaterThan(10_000);
  for (const name of Object.keys(even ?? {}) as (keyof NonNullable<typeof even>)[])
    expect(JSON.stringify(uneven?.[name]) === JSON.stringify(even?.[name]), name).toBe(true);
});
