import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Reader } from '../../cache/handle.ts';
import { segmentEntries } from '../../cache/segments.ts';
import { conflictPairs, supersededRows } from '../../cache/versions.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { countsOf, ingestInto, newWorkspace } from './testing/ingesting.ts';
import { ctsRecord, lines } from './testing/trace-records.ts';
import { keptRows } from './testing/workspace-content.ts';

/** What is kept, whatever file it lay in. */
function keptOf(db: Reader) {
  return {
    rows: keptRows(db).map(({ id, key, time, columns, original }) => ({
      ...{ id, key, time, columns: Object.values(columns).join(), original: original.toString() },
    })),
    superseded: supersededRows(db),
    conflicts: conflictPairs(db),
  };
}

/** Reads the records as one file, and as one of each piece. */
async function bothWays(records: readonly JsonObject[], pieceRecords: number) {
  const folder = tempFolder();
  const [whole, pieces] = [join(folder, 'whole'), join(folder, 'pieces')];
  mkdirSync(whole);
  mkdirSync(pieces);
  writeFileSync(join(whole, 'all.json'), lines(records));
  for (let at = 0; at < records.length; at += pieceRecords)
    writeFileSync(
      join(pieces, `${String(at).padStart(8, '0')}.json`),
      lines(records.slice(at, at + pieceRecords)),
    );
  const read = [];
  for (const path of [whole, pieces]) {
    const { db } = newWorkspace();
    const outcome = await ingestInto(db, path);
    const counts = countsOf(db, outcome).reduce((sums, one) => sums.map((sum, at) => sum + (one[at] ?? 0)));
    read.push({ counts, kept: keptOf(db), segments: segmentEntries(db).length });
  }
  const [one, many] = read;
  if (one === undefined || many === undefined) throw new Error('Nothing was read.');
  return { one, many };
}

/** Every kind of repetition, near and far. */
function repeating(count: number, body = ''): JsonObject[] {
  return [...Array(count).keys()].map((at) => {
    const number = at % 7 === 3 ? Math.floor(at / 2) : at;
    if (at % 11 === 5)
      return ctsRecord(number - 1, 'api', { with: { resource_name: 'another', message: body } });
    if (at % 13 === 6)
      return ctsRecord(number - 2, 'api', { with: { endpoint: 'ecs.example', message: body } });
    if (at % 1000 === 999) return { no: 'trace', number: at };
    return ctsRecord(number, 'obs', { with: { message: body } });
  });
}

test('more records than a batch holds come to the same as in many files', async () => {
  const { one, many } = await bothWays(repeating(20_000), 150);
  expect(one.segments).toBeGreaterThan(1);
  expect(one.counts.every((count) => count > 10)).toBe(true);
  expect(one.counts).toEqual(many.counts);
  expect(one.kept.superseded).toEqual(many.kept.superseded);
  expect(one.kept.conflicts).toEqual(many.kept.conflicts);
  expect(JSON.stringify(one.kept.rows) === JSON.stringify(many.kept.rows)).toBe(true);
});

test('records larger than a batch holds come to the same as in many files', async () => {
  const { one, many } = await bothWays(repeating(150, 'long '.repeat(60_000)), 7);
  // 45 MB.
  expect(one.segments).toBeGreaterThan(1);
  expect(one.counts).toEqual(many.counts);
  expect(one.kept.superseded).toEqual(many.kept.superseded);
  expect(one.kept.conflicts).toEqual(many.kept.conflicts);
  expect(JSON.stringify(one.kept.rows) === JSON.stringify(many.kept.rows)).toBe(true);
});

test('records that are refused fill a batch too', async () => {
  const folder = tempFolder();
  const refused = lines([...Array(30_000).keys()].map((number) => ({ number })));
  writeFileSync(
    join(folder, 'a.json'),
    lines([ctsRecord(1, 'obs')]) + refused + lines([ctsRecord(2, 'obs')]),
  );
  const { db } = newWorkspace();
  const outcome = await ingestInto(db, folder);
  expect(countsOf(db, outcome)).toEqual([[2, 0, 0, 30_000]]);
});

test('a thousand versions of one trace are told apart, and each is known again', async () => {
  const folder = tempFolder();
  const versions = [...Array(1000).keys()].map((number) =>
    ctsRecord(1, 'obs', { with: { resource_name: `r${number}` } }),
  );
  writeFileSync(join(folder, 'a.json'), lines([...versions, ...versions]));
  const { db } = newWorkspace();
  const outcome = await ingestInto(db, folder);
  expect(countsOf(db, outcome)).toEqual([[1, 1000, 999, 0]]);
});
