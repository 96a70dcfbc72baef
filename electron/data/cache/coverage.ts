import type { CoverageState } from '../../../shared/model/coverage.ts';
import type { Provider } from '../../../shared/model/trace.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';

export interface CoverageTold {
  provider: Provider;
  project_id: string | null;
  tracker_name: string | null;
  /** First and last time of record. */
  from: number;
  to: number;
  traces: number;
  latenessMs: number | null;
}

export interface CoverageRow extends CoverageTold {
  state: CoverageState;
  partId: number | null;
}

const INSERT = `
  INSERT INTO coverage (provider, project_id, tracker_name, from_at, to_at, state, traces, lateness_ms, part_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** What a file tells of: something from its first record to its last, which counts as read. */
export function insertCoverage(db: Writer, partId: number, told: readonly CoverageTold[]): void {
  const insert = statement(db, INSERT);
  for (const { provider, project_id, tracker_name, from, to, traces, latenessMs } of told)
    insert.run(provider, project_id, tracker_name, from, to + 1, 'partial', traces, latenessMs, partId);
}

export function forgetCoverage(db: Writer, partId: number): void {
  db.prepare('DELETE FROM coverage WHERE part_id = ?').run(partId);
}

/** Notes that what a part told of a stretch is out; a part has one such note a line. */
export function replaceRemoved(db: Writer, row: CoverageRow): void {
  const { provider, project_id, tracker_name, from, to, partId } = row;
  const found = statement<[number | null, string, string | null, string | null], { id: number }>(
    db,
    `SELECT id FROM coverage
     WHERE state = 'removed' AND part_id IS ? AND provider = ? AND project_id IS ? AND tracker_name IS ?`,
  ).get(partId, provider, project_id, tracker_name);
  if (found === undefined)
    statement(db, INSERT).run(provider, project_id, tracker_name, from, to, 'removed', 0, null, partId);
  else statement(db, 'UPDATE coverage SET from_at = ?, to_at = ? WHERE id = ?').run(from, to, found.id);
}

export interface ProvenHour {
  provider: Provider;
  project_id: string | null;
  tracker_name: string | null;
  from: number;
  to: number;
}

/** A stretch of which everything was read, as the part that proves it says. */
export function insertProven(db: Writer, partId: number | null, hour: ProvenHour): void {
  const { provider, project_id, tracker_name, from, to } = hour;
  db.prepare(INSERT).run(provider, project_id, tracker_name, from, to, 'complete', 0, null, partId);
}

export function isProven(db: Reader, partId: number): boolean {
  const found = db.prepare(`SELECT 1 FROM coverage WHERE part_id = ? AND state = 'complete'`).get(partId);
  return found !== undefined;
}

export function forgetProven(db: Writer, partId: number): void {
  db.prepare(`DELETE FROM coverage WHERE part_id = ? AND state = 'complete'`).run(partId);
}

/** In the order of their lines and times. */
export function coverageRows(db: Reader): CoverageRow[] {
  return db
    .prepare<[], CoverageRow>(
      `SELECT provider, project_id, tracker_name, from_at AS "from", to_at AS "to", state, traces,
         lateness_ms AS latenessMs, part_id AS partId
       FROM coverage ORDER BY provider, project_id, tracker_name, from_at, to_at`,
    )
    .all();
}
