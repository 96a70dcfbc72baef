import type { FilledNames } from './catalogue.ts';

/** The ending of a workspace file, with its dot. */
export const WORKSPACE_ENDING = '.tracebell';

/** Why the file of an open workspace is not, or not any more, the one under its name. */
export interface Astray {
  /** 'written-over': another program put other content into the same file. */
  how: 'gone' | 'folder-gone' | 'another' | 'written-over' | 'unreachable';
  /** The name it bears now; null where it has none, or where the system does not say. */
  now: string | null;
}

/** What the frame says about the open workspace. */
export interface WorkspaceSummary {
  path: string;
  /** The file's name without its ending. */
  name: string;
  createdAt: number;
  sizeBytes: number;
  /** The file cannot be written here: it can be looked at and copied. */
  readOnly: boolean;
  /** When data last came in, or null while none has. */
  dataAt: number | null;
  /** Null while the file is where it was. */
  astray: Astray | null;
}

/** Whether something of it is in no file that has a name: it is gone once the workspace is closed. */
export function holdsWhatIsLost({ readOnly, astray }: WorkspaceSummary): boolean {
  if (astray === null) return false;
  // Nothing was written to it: whatever cannot be reached now is as it was.
  if (readOnly) return astray.now === null && astray.how !== 'unreachable';
  return astray.now === null || astray.how === 'written-over';
}

export interface WorkspaceSettings {
  /** Traces older than this are removed; null: all are kept. */
  retentionDays: number | null;
  /** The names that events bear whose documents do not say it, as somebody found them. */
  filledNames: FilledNames;
}

export const DEFAULT_WORKSPACE_SETTINGS: WorkspaceSettings = { retentionDays: null, filledNames: {} };

export interface RecentWorkspace {
  path: string;
  name: string;
  openedAt: number;
  /** False when the file is not where it was. */
  present: boolean;
}

export function workspaceName(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? path;
  const hasEnding = last.endsWith(WORKSPACE_ENDING) && last !== WORKSPACE_ENDING;
  return hasEnding ? last.slice(0, -WORKSPACE_ENDING.length) : last;
}
