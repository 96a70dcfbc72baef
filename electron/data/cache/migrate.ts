import { existsSync, rmSync } from 'node:fs';
import { Failure } from '../../../shared/model/failure.ts';
import type { Reader, Writer } from './handle.ts';

/** One step of the schema. Numbered in tens, so that a step can be put between two that have shipped. */
export interface Migration {
  version: number;
  up(db: Writer): void;
}

/**
 * Tables that hold what a person made, as opposed to what was read from somewhere and can be read again. They are
 * backed up before a migration; gigabytes of traces are not.
 */
const USER_WORK_TABLES = ['workspace'];

export function schemaVersion(db: Reader): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Refuses a workspace written by a newer Tracebell: what it holds cannot be known here. */
export function refuseNewer(db: Reader, path: string, migrations: readonly Migration[]): void {
  const version = schemaVersion(db);
  const supported = latestVersion(migrations);
  if (version > supported) throw new Failure('workspace-newer', { path, version, supported });
}

export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Brings the schema up to date, all steps in one transaction; a failing one leaves everything as it was. */
export function migrate(db: Writer, path: string, migrations: readonly Migration[]): void {
  const from = schemaVersion(db);
  const due = migrations.filter((migration) => migration.version > from);
  if (due.length === 0) return;
  if (from > 0) backUpUserWork(db, `${path}.before-${latestVersion(migrations)}`);
  db.transaction(() => {
    for (const migration of due) {
      migration.up(db);
      db.pragma(`user_version = ${migration.version}`);
    }
  }).immediate();
}

function backUpUserWork(db: Writer, backupPath: string): void {
  if (existsSync(backupPath)) rmSync(backupPath);
  const present = db
    .prepare<[], { name: string }>(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`)
    .all()
    .map((row) => row.name);
  db.prepare('ATTACH ? AS backup').run(backupPath);
  try {
    for (const table of USER_WORK_TABLES.filter((name) => present.includes(name)))
      db.exec(`CREATE TABLE backup.${table} AS SELECT * FROM main.${table}`);
  } finally {
    db.exec('DETACH backup');
  }
}
