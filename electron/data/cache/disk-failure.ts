import { Failure } from '../../../shared/model/failure.ts';

/**
 * Turns what the disk or SQLite threw into the failure it means. Anything unknown is our own fault and passes
 * through as it is.
 */
export function diskFailure(error: unknown, path: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const code = (error as Error & { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Failure('workspace-missing', { path }, error);
    case 'EISDIR':
      return new Failure('path-is-folder', { path }, error);
    case 'EACCES':
    case 'EPERM':
      return new Failure('path-forbidden', { path }, error);
    case 'EROFS':
    case 'SQLITE_READONLY':
      return new Failure('workspace-read-only', { path }, error);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return new Failure('disk-full', { path }, error);
    case 'SQLITE_NOTADB':
      return new Failure('workspace-not-sqlite', { path }, error);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new Failure('workspace-in-use', { path, holder: null }, error);
    default:
      if (code.startsWith('SQLITE_CORRUPT'))
        return new Failure('workspace-damaged', { path, reason: error.message }, error);
      if (code.startsWith('SQLITE_READONLY')) return new Failure('workspace-read-only', { path }, error);
      if (code.startsWith('SQLITE_') || /^E[A-Z]+$/.test(code))
        return new Failure('disk-failed', { path, reason: `${code}: ${error.message}` }, error);
      return error;
  }
}
