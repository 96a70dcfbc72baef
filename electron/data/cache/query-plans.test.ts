import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { blockAt, blockPlace, blocksBefore } from './blocks.ts';
import { forgetCoverage, isProven } from './coverage.ts';
import { readDictionary } from './dictionaries.ts';
import type { Reader, Writer } from './handle.ts';
import { fileById, filesOfRun, importedFiles, runTotals } from './import-runs.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { columnPiece, idsOf } from './segments.ts';
import {
  countRefusals,
  digestParts,
  latestDigestPart,
  isReadWhole,
  nextPartId,
  partById,
  partRanges,
  partsOf,
  refusalsOf,
  refusalsPage,
  sourceById,
} from './sources.ts';
import { conflictsOf, isSuperseded, nextRow, sightingsOf, supersede, supersededBy } from './versions.ts';

/** A workspace's tables, and every statement that was prepared on them. */
function watched(): { db: Writer; plansOf(work: (db: Writer) => void): string[] } {
  const db = new Database(':memory:') as Writer;
  for (const { up } of MIGRATIONS) up(db);
  const seen = new Set<string>();
  const prepare = db.prepare.bind(db) as (sql: string) => Database.Statement;
  const watching = new Proxy(db, {
    get(target, name) {
      if (name === 'prepare')
        return (sql: string) => {
          seen.add(sql);
          return prepare(sql);
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return {
    db,
    plansOf(work) {
      seen.clear();
      try {
        work(watching);
      } catch {
        // What is not there is no matter: the statement was prepared.
      }
      return [...seen].flatMap((sql) =>
        (prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nothingFor(sql)) as { detail: string }[]).map(
          ({ detail }) => detail,
        ),
      );
    },
  };
}

const nothingFor = (sql: string): unknown[] =>
  sql.includes('$row') ? [{ row: 0 }] : (sql.match(/\?/g) ?? []).map(() => null);

const SEGMENT = { id: 1, firstRow: 0, rows: 0, firstTime: 0, lastTime: 0 };

/** What is asked once a row, a block, a file or a page: it must not grow with the workspace. */
const OFTEN: [string, (db: Writer) => unknown][] = [
  ['the column of a segment', (db) => idsOf(db, SEGMENT)],
  ['a dictionary-encoded column', (db) => columnPiece(db, SEGMENT, 'code')],
  ['the block of a row', (db) => blockPlace(db, 5)],
  ['a block', (db) => blockAt(db, 5)],
  ['blocks before a row', (db) => blocksBefore(db, 5, 10)],
  ['the number of the next row', (db) => nextRow(db)],
  ['the number of the next part', (db) => nextPartId(db)],
  ['whether a row stands', (db) => isSuperseded(db, 5)],
  ['what stands instead', (db) => supersededBy(db, 5)],
  ['what contradicts a row', (db) => conflictsOf(db, 5)],
  ['putting a row in the place of another', (db) => supersede(db, 5, 6)],
  ['a part', (db) => partById(db, 5)],
  ['the parts of a source', (db) => partsOf(db, 5)],
  ['a source', (db) => sourceById(db, 5)],
  ['what a part repeats', (db) => sightingsOf(db, 5)],
  ['whether a file was read whole', (db) => isReadWhole(db, 'd41d8cd98f00b204e9800998ecf8427e')],
  ['whether a digest is proven', (db) => isProven(db, 5)],
  ['forgetting what a part covered', (db) => forgetCoverage(db, 5)],
  ['the refusals of a part', (db) => [...refusalsOf(db, 5)]],
  ['a page of refusals', (db) => refusalsPage(db, 5, '', 0, 10)],
  ['how many refusals', (db) => countRefusals(db, 5, 'x')],
  ['the files of a run', (db) => [...filesOfRun(db, 5)]],
  [
    'a page of files',
    (db) => importedFiles(db, { run: 5, show: 'sheets', search: 'x', offset: 0, limit: 9 }),
  ],
  ['a file', (db) => fileById(db, 5)],
  ['the totals of a run', (db) => runTotals(db, 5)],
  ['the values of a column', (db) => readDictionary(db, 'code', 7)],
];

const JOINS = 'SCALAR|CORRELATED|COMPOUND|MERGE|LEFT|RIGHT|SCAN CONSTANT ROW';
const isCheap = (ask: (db: Writer) => unknown): RegExp =>
  String(ask).includes('nextPartId')
    ? /^SEARCH part$/
    : new RegExp(`^(SEARCH \\w+( EXISTS)? USING|${JOINS})`);

describe('statements that are asked often find their rows by a key', () => {
  it.each(OFTEN)('%s', (_what, ask) => {
    const plans = watched().plansOf(ask);
    expect(plans.length).toBeGreaterThan(0);
    // A search with no key named goes through all rows, but for the highest number of a table.
    for (const plan of plans) expect(plan).toMatch(isCheap(ask));
  });
});

describe('what is asked once', () => {
  it.each<[string, (db: Reader) => unknown, RegExp]>([
    ['rows by part come from an index', (db) => partRanges(db), /USING (COVERING )?INDEX part_by_row/],
    ['digests come from an index of their own', (db) => digestParts(db), /USING INDEX part_with_digest/],
    ['so does the last of them', (db) => latestDigestPart(db), /USING (COVERING )?INDEX part_with_digest/],
  ])('%s', (_what, ask, wanted) => {
    expect(watched().plansOf(ask).join('\n')).toMatch(wanted);
  });

  it('is noticed when it scans', () => {
    const { plansOf } = watched();
    expect(plansOf((db) => db.prepare('SELECT * FROM part WHERE path = ?').get('x'))[0]).toMatch(
      /^SCAN part/,
    );
  });
});
