import { HOUR_MS, PAGE_ROWS, type Filter, type Page, type Place } from '../questions.ts';
import type { DuckDb } from './duckdb.ts';
import { SHOWN_COLUMNS } from './listed-columns.ts';

export async function pageOfDuckDb(db: DuckDb, filter: Filter, place: Place): Promise<Page> {
  const conditions = conditionsOf(filter);
  if (place.at === 'next') {
    const { time, traceId } = place.after;
    conditions.push(`(time, trace_id) < (${String(time)}, ${quoted(traceId)})`);
  }
  const offset = place.at === 'row' ? ` OFFSET ${String(place.row)}` : '';
  const rows = await db.rows(
    `SELECT ${SHOWN_COLUMNS.join(', ')} FROM traces ${where(conditions)}
     ORDER BY time DESC, trace_id DESC LIMIT ${String(PAGE_ROWS)}${offset}`,
  );
  return rows.map(([traceId, time]) => ({ traceId: String(traceId), time: Number(time) }));
}

export async function countOfDuckDb(db: DuckDb, filter: Filter): Promise<number> {
  const [[count] = []] = await db.rows(`SELECT count(*) FROM traces ${where(conditionsOf(filter))}`);
  return Number(count);
}

export async function histogramOfDuckDb(db: DuckDb, filter: Filter): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows(
    `SELECT time // ${String(HOUR_MS)} AS hour, trace_rating, count(*) FROM traces
     ${where(conditionsOf(filter))} GROUP BY ALL`,
  );
  return new Map(rows.map(([hour, rating, count]) => [`${String(hour)} ${String(rating)}`, Number(count)]));
}

export async function tracesWithInDuckDb(db: DuckDb, text: string): Promise<number> {
  const pattern = quoted(`%${text}%`);
  const [[count] = []] = await db.rows(
    `SELECT count(*) FROM traces WHERE request LIKE ${pattern} OR response LIKE ${pattern}`,
  );
  return Number(count);
}

function conditionsOf({ equals, window }: Filter): string[] {
  const conditions = Object.entries(equals).map(([field, value]) => `${field} = ${quoted(value)}`);
  if (window !== undefined) conditions.push(`time >= ${String(window[0])} AND time < ${String(window[1])}`);
  return conditions;
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
