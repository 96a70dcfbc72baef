import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import type { Reader } from '../../cache/handle.ts';
import { importRuns } from '../../cache/import-runs.ts';
import { journalEntries } from '../../cache/journal.ts';
import { refusalsOf } from '../../cache/sources.ts';
import { tarOf, zipOf } from '../../sources/files/testing/packing.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import {
  countsOf,
  filesOf,
  ingestInto,
  newWorkspace,
  readerOf,
  type IngestOptions,
} from './testing/ingesting.ts';
import { writeManyFiles } from './testing/random-folder.ts';
import { ctsRecord, lines } from './testing/trace-records.ts';
import { contentOfWorkspace } from './testing/workspace-content.ts';

/** Several items, and one of more than one batch. */
function traceFolder(): string {
  const folder = join(tempFolder(), 'traces');
  mkdirSync(folder);
  writeManyFiles(folder, 20, [2500, 9000, 2500]);
  return folder;
}

const sameContent = (one: Reader, other: Reader, folder: string): boolean =>
  JSON.stringify(contentOfWorkspace(one, folder)) === JSON.stringify(contentOfWorkspace(other, folder));

/** Throws at the given asking. */
function cancelAt(asking: number): IngestOptions {
  let asked = 0;
  return {
    checkCancelled() {
      asked += 1;
      if (asked === asking) throw new Failure('cancelled', {});
    },
  };
}

describe('an import that is cut off', () => {
  test('by the person leaves nothing half, and goes on the next time', async () => {
    const folder = traceFolder();
    const whole = newWorkspace().db;
    let askings = 0;
    await ingestInto(whole, folder, { checkCancelled: () => void (askings += 1) });
    expect(askings).toBeGreaterThan(10);
    const { db } = newWorkspace();
    // What one run finished the next need not ask for again: together they stay well under a whole run.
    for (const share of [0.2, 0.25, 0.3]) {
      const asking = Math.ceil(askings * share);
      await expect(ingestInto(db, folder, cancelAt(asking))).rejects.toMatchObject({ code: 'cancelled' });
      expectSound(db);
    }
    await ingestInto(db, folder);
    expect(sameContent(db, whole, folder)).toBe(true);
    expect(importRuns(db).map(({ isComplete }) => isComplete)).toEqual([true, false, false, false]);
    expect(importRuns(db).every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(journalEntries(db).map(({ details }) => details['isComplete'])).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test('by a full disk says so, leaves nothing half, and goes on when there is room', async () => {
    const folder = traceFolder();
    const whole = newWorkspace().db;
    await ingestInto(whole, folder);
    const pages = Number(whole.pragma('page_count', { simple: true }));
    const { db } = newWorkspace();
    for (const share of [0.3, 0.6, 0.9]) {
      db.pragma(`max_page_count = ${Math.floor(pages * share)}`);
      await expect(ingestInto(db, folder)).rejects.toMatchObject({
        code: 'disk-full',
        details: { path: db.name },
      });
      expect(db.inTransaction).toBe(false);
      expectSound(db);
    }
    db.pragma(`max_page_count = ${pages * 2}`);
    await ingestInto(db, folder);
    expect(sameContent(db, whole, folder)).toBe(true);
  });
});

/** What is reported is there, and nothing else is. */
function expectSound(db: Reader): void {
  expect(db.pragma('quick_check', { simple: true })).toBe('ok');
  const sums = db
    .prepare(
      `SELECT (SELECT coalesce(sum(rows), 0) FROM part) AS parts, (SELECT coalesce(sum(rows), 0) FROM segment) AS segments,
         (SELECT coalesce(sum(rows), 0) FROM block) AS blocks`,
    )
    .get() as { parts: number; segments: number; blocks: number };
  expect(sums).toEqual({ parts: sums.parts, segments: sums.parts, blocks: sums.parts });
  const counts = db.prepare<[], number[]>(
    `SELECT count(DISTINCT part_id), (SELECT count(*) FROM part) FROM imported_file WHERE part_id IS NOT NULL`,
  );
  const [reported, parts] = counts.raw().get() ?? [];
  expect(reported).toBe(parts);
}

describe('what was imported before', () => {
  const mixed = lines([ctsRecord(1, 'obs'), { no: 'trace' }, ctsRecord(2, 'obs'), ctsRecord(1, 'api')]);

  test('is known by its bytes, also under another path, and its refusals are told again', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.json'), mixed);
    const { db } = newWorkspace();
    const first = await ingestInto(db, folder);
    const content = contentOfWorkspace(db, folder);
    copyFileSync(join(folder, 'a.json'), join(folder, 'b.json'));
    rmSync(join(folder, 'a.json'));
    const second = await ingestInto(db, folder);
    expect(countsOf(db, first)).toEqual([[2, 1, 0, 1]]);
    expect(countsOf(db, second)).toEqual([[0, 3, 0, 1]]);
    const [file] = filesOf(db, second);
    expect(file).toMatchObject({ path: join(folder, 'b.json'), isKnown: true, read: 4, format: 'cts' });
    expect([...refusalsOf(db, file?.partId ?? 0)]).toMatchObject([{ position: { index: 1, line: 2 } }]);
    expect(contentOfWorkspace(db, folder)).toEqual(content);
  });

  test('is not known when one byte is another', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.json'), mixed);
    const { db } = newWorkspace();
    await ingestInto(db, folder);
    writeFileSync(join(folder, 'a.json'), mixed.replace('srv-1"', 'srv-8"'));
    const outcome = await ingestInto(db, folder);
    expect(filesOf(db, outcome)).toMatchObject([{ isKnown: false, duplicates: 2, conflicts: 1, refused: 1 }]);
  });

  test('is read again where it was not read to its end', async () => {
    const folder = tempFolder();
    const packed = gzipSync(lines([...Array(500).keys()].map((number) => ctsRecord(number, 'obs'))));
    writeFileSync(join(folder, 'a.json.gz'), packed.subarray(0, packed.length / 2));
    const { db } = newWorkspace();
    const cut = await ingestInto(db, folder);
    const [file] = filesOf(db, cut);
    expect(file).toMatchObject({ error: { code: 'gzip-cut-off' }, refused: 1 });
    expect(file?.added).toBeGreaterThan(100);
    writeFileSync(join(folder, 'a.json.gz'), packed);
    const whole = await ingestInto(db, folder);
    expect(filesOf(db, whole)).toMatchObject([
      { error: null, isKnown: false, added: 500 - (file?.added ?? 0), duplicates: file?.added },
    ]);
  });

  test('is told of by all that lies in an archive, with what was wrong there', async () => {
    const folder = tempFolder();
    const { db } = newWorkspace();
    for (const [name, content] of Object.entries(brokenArchives()))
      writeFileSync(join(folder, name), content);
    const told = (outcome: Awaited<ReturnType<typeof ingestInto>>) =>
      filesOf(db, outcome).map(({ path, read, refused, error }) => ({ path, read, refused, error }));
    const first = await ingestInto(db, folder);
    const second = await ingestInto(db, folder);
    expect(told(first).filter(({ error }) => error !== null).length).toBeGreaterThan(1);
    expect(told(second)).toEqual(told(first));
    expect(second.totals).toMatchObject({ added: 0, failed: first.totals.failed });
  });

  test('is seen at the same time by a reader that has the workspace open', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.json'), mixed);
    const { db, path } = newWorkspace();
    const reader = readerOf(path);
    await ingestInto(db, folder);
    expect(contentOfWorkspace(reader, folder)).toEqual(contentOfWorkspace(db, folder));
  });
});

/** Archives of which something can be read and something cannot. */
function brokenArchives(): Record<string, Buffer> {
  const [one, two] = [lines([ctsRecord(1, 'obs'), { no: 'trace' }]), lines([ctsRecord(2, 'obs')])];
  const tar = tarOf([
    { name: 'a.json', content: one },
    { name: 'b.json', content: two },
  ]);
  return {
    'cut.tar': tar.subarray(0, 1536 + 300),
    'cut.tar.gz': gzipSync(tar.subarray(0, 1536 + 300)),
    'wrong.zip': zipOf([
      { name: 'a.json', content: one },
      { name: 'b.json', content: two, crc: 1 },
    ]),
  };
}
