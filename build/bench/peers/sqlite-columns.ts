import Database from 'better-sqlite3';
import { NUMBERED_COLUMNS, TIME_COLUMNS } from './listed-columns.ts';

/** What the columns of a workspace hold: times as they are, all else as the number of the value in its dictionary. */
const COLUMNS = [...TIME_COLUMNS, ...NUMBERED_COLUMNS];
const LIST = COLUMNS.join(', ');

/** Makes the table of integers that is read back row by row. From the texts, it would take far longer still. */
export function numberColumns(sqliteFile: string, file: string): void {
  const from = new Database(sqliteFile, { readonly: true });
  const to = new Database(file);
  to.pragma('journal_mode = OFF');
  to.pragma('synchronous = OFF');
  to.exec(`CREATE TABLE columns (${COLUMNS.map((name) => `${name} INTEGER`).join(', ')})`);
  const insert = to.prepare(`INSERT INTO columns VALUES (${COLUMNS.map(() => '?').join(', ')})`);
  const dictionaries = NUMBERED_COLUMNS.map(() => new Map<unknown, number>());
  const copyAll = to.transaction(() => {
    for (const row of rowsOf(from, 'traces')) {
      const [time, recordTime, ...texts] = row;
      insert.run(time, recordTime, ...texts.map((value, column) => numberOf(dictionaries[column], value)));
    }
  });
  copyAll();
  from.close();
  to.close();
}

function numberOf(dictionary: Map<unknown, number> | undefined, value: unknown): number {
  const known = dictionary?.get(value);
  if (known !== undefined) return known;
  const next = dictionary?.size ?? 0;
  dictionary?.set(value, next);
  return next;
}

/** Opens the file and reads it into arrays; gives how many rows there were. */
export function readColumns(file: string): number {
  const db = new Database(file, { readonly: true });
  const count = db.prepare('SELECT count(*) FROM columns').pluck().get() as number;
  const columns = COLUMNS.map(() => new Float64Array(count));
  let place = 0;
  for (const row of rowsOf(db, 'columns')) {
    for (const [index, column] of columns.entries()) column[place] = row[index] as number;
    place += 1;
  }
  db.close();
  return place;
}

function rowsOf(db: Database.Database, table: string): IterableIterator<unknown[]> {
  return db.prepare<[], unknown[]>(`SELECT ${LIST} FROM ${table}`).raw().iterate();
}
