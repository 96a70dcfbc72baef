import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { JournalRecord } from '../../../shared/model/live-version.ts';
import type { Reader, Writer } from './handle.ts';

export interface JournalEntry {
  id: number;
  at: number;
  kind: string;
  by: string;
  details: JsonObject;
}

interface JournalRow extends Omit<JournalEntry, 'details'> {
  details: string;
  previousHash: string;
  hash: string;
}

const COLUMNS = 'id, at, kind, by, details, previous_hash AS previousHash, hash';

/** Writes down what was done. Each entry holds the hash of the one before it, so that none can be changed unseen. */
export function appendToJournal(db: Writer, entry: Omit<JournalEntry, 'id'>): void {
  const last = db.prepare<[], JournalRow>(`SELECT ${COLUMNS} FROM journal ORDER BY id DESC LIMIT 1`).get();
  const previousHash = last?.hash ?? '';
  const row = { ...entry, details: JSON.stringify(entry.details), previousHash };
  db.prepare(
    'INSERT INTO journal (at, kind, by, details, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(row.at, row.kind, row.by, row.details, previousHash, hashOf(row));
}

/** The first entry that does not fit the one before it, or that was changed; null where all are sound. */
export function firstBrokenEntry(db: Reader): number | null {
  let previousHash = '';
  for (const row of db.prepare<[], JournalRow>(`SELECT ${COLUMNS} FROM journal ORDER BY id`).iterate()) {
    if (row.previousHash !== previousHash || row.hash !== hashOf(row)) return row.id;
    previousHash = row.hash;
  }
  return null;
}

export function journalEntries(db: Reader): JournalEntry[] {
  return db
    .prepare<[], JournalRow>(`SELECT ${COLUMNS} FROM journal ORDER BY id`)
    .all()
    .map(({ id, at, kind, by, details }) => ({
      id,
      at,
      kind,
      by,
      details: JSON.parse(details) as JsonObject,
    }));
}

/** Those that hold a text, the newest first, with how many there are; details as they were written. */
export function searchJournal(
  db: Reader,
  search: string,
  { offset, limit }: { offset: number; limit: number },
): { items: JournalRecord[]; total: number } {
  const sought = search.trim().toLowerCase();
  const where = `instr(lower(kind || ' ' || by || ' ' || details), ?) > 0`;
  const items = db
    .prepare<[string, number, number], JournalRecord>(
      `SELECT id, at, kind, by, details FROM journal WHERE ${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
    )
    .all(sought, limit, offset);
  const total = db
    .prepare<[string], number>(`SELECT count(*) FROM journal WHERE ${where}`)
    .pluck()
    .get(sought);
  return { items, total: total ?? 0 };
}

/** All of it, one entry a line, with the hashes by which others can check it. */
export function journalText(db: Reader): string {
  const rows = db.prepare<[], JournalRow>(`SELECT ${COLUMNS} FROM journal ORDER BY id`).all();
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function hashOf(row: Omit<JournalRow, 'id' | 'hash'>): string {
  const { previousHash, at, kind, by, details } = row;
  return createHash('sha256')
    .update(JSON.stringify([previousHash, at, kind, by, details]))
    .digest('hex');
}
