import { describe, expect, test } from 'vitest';
import { newWorkspace } from '../services/ingest/testing/ingesting.ts';
import type { Writer } from './handle.ts';
import {
  conflictPairs,
  insertConflict,
  insertSightings,
  insertSuperseded,
  removedRanges,
  removeRows,
  sightingsOf,
  supersede,
  supersededRows,
} from './versions.ts';

/** One of the changes that reading makes, and what there is after all of them. */
type Step = (db: Writer) => void;
const contradicts =
  (row: number, withRow: number): Step =>
  (db) =>
    insertConflict(db, row, withRow);
const isPoorer =
  (row: number, than: number): Step =>
  (db) =>
    insertSuperseded(db, row, than);
const isRicher =
  (row: number, than: number): Step =>
  (db) =>
    supersede(db, than, row);
const goes =
  (firstRow: number, rows = 1): Step =>
  (db) =>
    removeRows(db, { firstRow, rows });

interface Case {
  name: string;
  steps: Step[];
  superseded?: number[];
  conflicts?: [number, number][];
}

const CASES: Case[] = [
  {
    name: 'a richer row stands for all that the poorer one stood for',
    steps: [isPoorer(1, 0), isRicher(2, 0)],
    superseded: [0, 1],
  },
  {
    name: 'a richer row contradicts what the poorer one contradicted',
    steps: [contradicts(1, 0), isRicher(2, 0), isRicher(3, 1)],
    superseded: [0, 1],
    conflicts: [[3, 2]],
  },
  { name: 'what a row that goes stood for stands again', steps: [isRicher(1, 0), goes(1)] },
  { name: 'a row that does not stand goes without a trace', steps: [isRicher(1, 0), goes(0)] },
  {
    name: 'of several that it stood for, one stands',
    steps: [isRicher(1, 0), isRicher(2, 1), isPoorer(3, 2), goes(2)],
    superseded: [0, 3],
  },
  {
    name: 'what is poorer and came later stands where nothing else is left',
    steps: [isPoorer(1, 0), isPoorer(2, 0), goes(0)],
    superseded: [2],
  },
  {
    name: 'who stands again contradicts what the other contradicted',
    steps: [contradicts(1, 0), isRicher(2, 1), contradicts(3, 0), isRicher(4, 0), goes(2), goes(4)],
    conflicts: [
      [1, 0],
      [3, 0],
    ],
  },
  { name: 'what contradicted a row that goes is right', steps: [contradicts(1, 0), goes(0)] },
  {
    name: 'those that contradicted a row that goes still contradict each other',
    steps: [contradicts(1, 0), contradicts(2, 0), contradicts(3, 0), goes(0)],
    conflicts: [
      [2, 1],
      [3, 1],
    ],
  },
  { name: 'all go together', steps: [contradicts(1, 0), isRicher(2, 1), isPoorer(3, 0), goes(0, 4)] },
  {
    name: 'who would stand again goes in the same breath',
    steps: [isRicher(1, 0), isRicher(2, 1), goes(1, 2)],
  },
];

test.each(CASES)('$name', ({ steps, superseded = [], conflicts = [] }) => {
  const { db } = newWorkspace();
  for (const step of steps) step(db);
  expect(supersededRows(db)).toEqual(superseded);
  expect(conflictPairs(db).map(({ row, withRow }) => [row, withRow])).toEqual(conflicts);
});

test('rows that went are known', () => {
  const { db } = newWorkspace();
  removeRows(db, { firstRow: 7, rows: 2 });
  removeRows(db, { firstRow: 3, rows: 1 });
  expect(removedRanges(db)).toEqual([
    { firstRow: 3, rows: 1 },
    { firstRow: 7, rows: 2 },
  ]);
});

describe('sightings', () => {
  test('come back in the order they were told, also in several turns', () => {
    const { db } = newWorkspace();
    // Of a part that is written last.
    db.pragma('foreign_keys = OFF');
    insertSightings(db, 1, { rows: [5, 3], indexes: [0, 4], offsets: [0, 2 ** 41] });
    insertSightings(db, 2, { rows: [1], indexes: [1], offsets: [1] });
    insertSightings(db, 1, { rows: [2 ** 32 - 1], indexes: [9], offsets: [12_345] });
    expect(sightingsOf(db, 1)).toEqual({
      rows: [5, 3, 2 ** 32 - 1],
      indexes: [0, 4, 9],
      offsets: [0, 2 ** 41, 12_345],
    });
    expect(sightingsOf(db, 3)).toEqual({ rows: [], indexes: [], offsets: [] });
  });
});
