import { rmSync, writeFileSync } from 'node:fs';
import { Failure } from '../../../shared/model/failure.ts';
import type { Reader, Writer } from './handle.ts';
import { isTaken, removeSideFiles } from './side-files.ts';

/** One step of the schema. Numbered in tens, so that the order of steps under development can still be changed. */
export interface Migration {
  version: number;
  up(db: Writer): void;
}

/**
 * Tables that hold what a person made, as opposed to what was read from somewhere and can be read again. They are
 * backed up before a migration; gigabytes of traces are not.
 */
const USER_WORK_TABLES: readonly string[] = [
  'workspace',
  'workspace_setting',
  'column_choice',
  'zone_choice',
  'journal',
  'mark',
  'draft',
  'view',
];

export function schemaVersion(db: Reader): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Refuses a workspace written by a newer Tracebell: what it holds cannot be known here. */
export function refuseNewer(version: number, path: string, migrations: readonly Migration[]): void {
  const supported = latestVersion(migrations);
  if (version > supported) throw new Failure('workspace-newer', { path, version, supported });
}

export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings the schema up to date, all steps in one transaction. A failing one leaves everything as it was, to the
 * byte but for pages that nothing uses, for which the file must not be in WAL mode: entering that is a change of its own.
 */
export function migrate(
  db: Writer,
  path: string,
  migrations: readonly Migration[],
  userWork: readonly string[] = USER_WORK_TABLES,
): void {
  const from = schemaVersion(db);
  const due = migrations.filter((migration) => migration.version > from);
  if (due.length === 0) return;
  const backup = from > 0 ? freeName(`${path}.before-${latestVersion(migrations)}`) : null;
  try {
    if (backup !== null) backUp(db, userWork, backup);
    db.transaction(() => {
      for (const migration of due) {
        migration.up(db);
        db.pragma(`user_version = ${migration.version}`);
      }
    }).immediate();
  } catch (error) {
    if (backup !== null) {
      rmSync(backup, { force: true });
      removeSideFiles(backup);
    }
    throw error;
  }
}

/** An earlier backup under the same name is somebody's only copy of something: it stays. */
function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

function backUp(db: Writer, userWork: readonly string[], backup: string): void {
  const present = db
    .prepare<[], { name: string }>(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`)
    .all()
    .map((row) => row.name);
  // The handle was told that its file must exist, which holds for what it attaches too. An empty file is a database.
  writeFileSync(backup, '', { flag: 'wx' });
  db.prepare('ATTACH ? AS backup').run(backup);
  try {
    for (const table of userWork.filter((name) => present.includes(name)))
      db.exec(`CREATE TABLE backup."${table}" AS SELECT * FROM main."${table}"`);
  } finally {
    db.exec('DETACH backup');
  }
}
