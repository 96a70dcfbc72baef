import Database from 'better-sqlite3';
import { Failure } from '../../../shared/model/failure.ts';
import type { Reader, Writer } from './handle.ts';

/** Row numbers that lie where nothing can be read. `end` is the next one that can be, null where none follows. */
export interface Gap {
  first: number;
  end: number | null;
}

export interface Salvaged {
  kept: number;
  gaps: Gap[];
}

type Row = Record<string, unknown>;

/** The row number under a name that no column has. */
const NUMBER = 'number of the row';

/** Tables in the order in which they were made. */
export function tablesOf(db: Reader): { name: string; hasNumbers: boolean }[] {
  return db
    .prepare<[], { name: string; hasNumbers: number }>(
      `SELECT t.name, NOT t.wr AS hasNumbers FROM pragma_table_list t JOIN sqlite_schema s ON s.name = t.name
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY s.rowid`,
    )
    .all()
    .map(({ name, hasNumbers }) => ({ name, hasNumbers: hasNumbers === 1 }));
}

/** Copies what can be read of a table into the same table of another file. */
export async function salvageTable(
  from: Reader,
  to: Writer,
  { name, hasNumbers }: { name: string; hasNumbers: boolean },
  step: () => void | Promise<void>,
): Promise<Salvaged> {
  const columns = to
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .pluck()
    .all(name);
  const insert = to.prepare(
    `INSERT OR IGNORE INTO "${name}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const found: Salvaged = { kept: 0, gaps: [] };
  const rows = hasNumbers ? numberedRows(from, name, found.gaps) : rowsFromBothEnds(from, name, found.gaps);
  for (const row of rows) {
    await step();
    if (
      isInserted(
        insert,
        columns.map((column) => row[column] ?? null),
      )
    )
      found.kept += 1;
    else if (hasNumbers) found.gaps.push({ first: Number(row[NUMBER]), end: Number(row[NUMBER]) + 1 });
  }
  return found;
}

/** Damage can look like a row: one that breaks the table's own rules is none. */
function isInserted(insert: Database.Statement, values: unknown[]): boolean {
  try {
    return insert.run(...values).changes === 1;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

function* numberedRows(db: Reader, table: string, gaps: Gap[]): Generator<Row> {
  const select = `SELECT rowid AS "${NUMBER}", * FROM "${table}" WHERE rowid >= ? ORDER BY rowid`;
  const all = db.prepare<[number], Row>(select);
  const one = db.prepare<[number], Row>(`${select} LIMIT 1`);
  const isReadable = (from: number): boolean => readable(() => one.get(from)) !== UNREADABLE;
  let next = 0;
  for (;;) {
    let last: number | null = null;
    const rows = readableRows(() => all.iterate(next));
    for (const row of rows.rows) {
      last = Number(row[NUMBER]);
      yield row;
    }
    if (!rows.wereCutOff()) return;
    const first = last === null ? next : last + 1;
    const end = nextReadable(first, isReadable);
    gaps.push({ first, end });
    if (end === null) return;
    next = end;
  }
}

/** The smallest number from which on something, or nothing more, can be read: found by steps that double and then halve. */
function nextReadable(bad: number, isReadable: (from: number) => boolean): number | null {
  let low = bad;
  let step = 1;
  while (!isReadable(bad + step)) {
    low = bad + step;
    step *= 2;
    if (bad + step > Number.MAX_SAFE_INTEGER) return null;
  }
  let high = bad + step;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (isReadable(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Without row numbers there is no way round damage but from the other end. */
function* rowsFromBothEnds(db: Reader, table: string, gaps: Gap[]): Generator<Row> {
  const key = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table);
  const ordered = (order: string): IterableIterator<Row> =>
    db
      .prepare<[], Row>(
        `SELECT * FROM "${table}" ORDER BY ${key.map((name) => `${name} ${order}`).join(', ')}`,
      )
      .iterate();
  const forward = readableRows(() => ordered('ASC'));
  yield* forward.rows;
  if (!forward.wereCutOff()) return;
  gaps.push({ first: 0, end: null });
  yield* readableRows(() => ordered('DESC')).rows;
}

function readableRows(open: () => IterableIterator<Row>): { rows: Iterable<Row>; wereCutOff(): boolean } {
  let cutOff = false;
  return {
    wereCutOff: () => cutOff,
    rows: {
      *[Symbol.iterator]() {
        const rows = readable(open);
        if (rows === UNREADABLE) return void (cutOff = true);
        try {
          for (;;) {
            const next = readable(() => rows.next());
            if (next === UNREADABLE) return void (cutOff = true);
            if (next.done === true) return;
            yield next.value;
          }
        } finally {
          rows.return?.();
        }
      },
    },
  };
}

const UNREADABLE = Symbol();

function readable<Result>(read: () => Result): Result | typeof UNREADABLE {
  try {
    return read();
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|IOERR|NOTADB)/.test(error.code))
      return UNREADABLE;
    throw error;
  }
}

/** The schema is what everything else is found by: without it nothing can be read. */
export function refuseWithoutSchema(db: Reader, path: string): void {
  try {
    db.prepare('SELECT name, sql FROM sqlite_schema').all();
  } catch (error) {
    throw new Failure('workspace-beyond-recovery', { path }, error);
  }
}
