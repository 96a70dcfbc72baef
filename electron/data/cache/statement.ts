import type Database from 'better-sqlite3';
import type { Reader } from './handle.ts';

const KNOWN = new WeakMap<Reader, Map<string, Database.Statement<unknown[]>>>();

/** The prepared form of a statement that is asked for many times: preparing costs more than running it. */
export function statement<Input extends unknown[], Row>(
  db: Reader,
  sql: string,
): Database.Statement<Input, Row> {
  let known = KNOWN.get(db);
  if (known === undefined) KNOWN.set(db, (known = new Map()));
  let found = known.get(sql);
  if (found === undefined) known.set(sql, (found = db.prepare<unknown[]>(sql)));
  return found as Database.Statement<unknown[]> as Database.Statement<Input, Row>;
}
