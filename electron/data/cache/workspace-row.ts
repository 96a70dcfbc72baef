import Database from 'better-sqlite3';
import { Failure } from '../../../shared/model/failure.ts';
import { diskFailure } from './disk-failure.ts';
import type { Reader } from './handle.ts';

const LAST_INSTANT = 8.64e15;

export interface WorkspaceRow {
  id: string;
  createdAt: number;
  createdBy: string;
}

/** What the workspace says about itself. Reading it also reads the schema, so damage there is noticed. */
export function readWorkspaceRow(db: Reader, path: string): WorkspaceRow {
  const row = withDamage(path, () =>
    db
      .prepare<[], WorkspaceRow>(
        'SELECT id, created_at AS createdAt, created_by AS createdBy FROM workspace WHERE only = 1',
      )
      .get(),
  );
  // An instant that no date can show would break whoever shows it.
  if (row === undefined || !(Math.abs(row.createdAt) <= LAST_INSTANT))
    throw new Failure('workspace-damaged', { path, reason: 'workspace' });
  return row;
}

/**
 * For statements that are right for every workspace there has been: where SQLite calls one wrong, the file is. Every
 * version since the first has had the table `workspace`.
 */
export function withDamage<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR')
      throw new Failure('workspace-damaged', { path, reason: error.message }, error);
    throw diskFailure(error, path);
  }
}
