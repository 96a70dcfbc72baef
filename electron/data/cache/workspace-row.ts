import { Failure } from '../../../shared/model/failure.ts';
import { diskFailure } from './disk-failure.ts';
import type { Reader } from './handle.ts';

export interface WorkspaceRow {
  id: string;
  createdAt: number;
  createdBy: string;
}

export function readWorkspaceRow(db: Reader, path: string): WorkspaceRow {
  let row: WorkspaceRow | undefined;
  try {
    row = db
      .prepare<[], WorkspaceRow>('SELECT id, created_at AS createdAt, created_by AS createdBy FROM workspace')
      .get();
  } catch (error) {
    throw diskFailure(error, path);
  }
  if (row === undefined)
    throw new Failure('workspace-damaged', { path, reason: 'its row about itself is missing' });
  return row;
}
