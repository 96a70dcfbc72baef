import type Database from 'better-sqlite3';
import type { Reader } from './handle.ts';

type Statements = Map<string, Database.Statement<unknown[]>>;

const KNOWN = new WeakMap<Reader, Statements>();

/**
 * The prepared form of a statement that is asked for many times: preparing costs more than running it, and what is
 * prepared takes some twenty kilobytes outside the heap until the collector comes by, which it is in no hurry to.
 */
export function statement<Input extends unknown[], Row>(
  db: Reader,
  sql: string,
): Database.Statement<Input, Row> {
  const known: Statements = KNOWN.get(db) ?? new Map<string, Database.Statement<unknown[]>>();
  KNOWN.set(db, known);
  const found = known.get(sql) ?? db.prepare<unknown[]>(sql);
  known.set(sql, found);
  // Whoever writes the statement knows what goes in and what comes out.
  return found as unknown as Database.Statement<Input, Row>;
}
