import type { CloudFailureDetails } from './cloud-failure.ts';
import type { DraftProblem } from './draft-problem.ts';
import type { TaskKind } from './task.ts';
import type { DrawRefusal } from './stored-draft.ts';
import type { FormProblem } from './file-form.ts';
import type { Astray } from './workspace.ts';
import type { UpdatesAbsent } from './updates.ts';

/**
 * What can go wrong outside our own code, by code, with the details its sentence needs. Codes cross the wire;
 * the sentences are in shared/words, which must have one for every code here.
 */
export interface FailureDetails extends CloudFailureDetails {
  'input-invalid': { call: string; problems: { path: string; message: string }[] };
  'call-unknown': { call: string };
  'data-process-ended': { call: string };
  'data-process-restarted': { workspace: string | null };
  'data-process-gave-up': object;
  'session-refused': object;
  'host-unreachable': object;
  'dialog-unavailable': object;
  'port-unavailable': { port: number; reason: 'taken' | 'forbidden' };
  cancelled: object;

  'workspace-none-open': object;
  'workspace-missing': { path: string };
  /** While it was open. */
  'workspace-astray': { path: string } & Astray;
  'workspace-exists': { path: string };
  'workspace-not-sqlite': { path: string };
  'workspace-foreign': { path: string };
  'workspace-cut-short': { path: string; expectedBytes: number; foundBytes: number };
  'workspace-damaged': { path: string; reason: string };
  /** What was written last is missing; `kept` is the damaged log, where it was taken aside. */
  'workspace-cut-back': { path: string; kept: string | null };
  /** What lay beside it for SQLite to take in was not its own. */
  'workspace-log-of-another': { path: string; kept: string };
  /** Nothing in it can be found any more. */
  'workspace-beyond-recovery': { path: string };
  'workspace-newer': { path: string; version: number; supported: number };
  'workspace-in-use': { path: string; holder: { pid: number; host: string; sinceAt: number } | null };
  'workspace-read-only': { path: string };
  'workspace-old-read-only': { path: string };
  'workspace-unfinished-read-only': { path: string };
  'copy-onto-itself': { path: string };
  'export-exists': { path: string };
  'traces-file-missing': { path: string };
  'traces-file-changed': { path: string };
  'import-file-unknown': { file: number };
  'trace-unknown': { row: number };
  'search-pattern': { pattern: string; reason: string };
  'search-too-costly': { pattern: string };
  'copy-too-much': { limit: number; limitBytes: number };
  'draft-unknown': { id: number };
  /** Somebody else saved it since. */
  'draft-changed': { id: number; name: string };
  'draft-unreadable': DraftProblem;
  'draft-too-long': { limit: number };
  'drafts-too-many': { limit: number };
  'draft-not-drawn': { reason: DrawRefusal };
  'page-not-opened': { address: string };
  'view-name-taken': { name: string };
  'view-unknown': { id: number };
  'view-limit': { limit: number };
  'view-file-wrong': { problems: FormProblem[] };
  'mark-file-wrong': { problems: FormProblem[] };
  'path-relative': { path: string };
  'path-ends-in-space': { path: string };
  'path-is-folder': { path: string };
  'folder-not-empty': { path: string };
  'path-is-no-folder': { path: string };
  'path-forbidden': { path: string };
  'folder-missing': { path: string };
  'disk-full': { path: string };
  'disk-failed': { path: string; reason: string };

  /** Newer versions cannot be looked for here, or as the settings are. */
  'updates-not-asked': { reason: UpdatesAbsent | 'never' | 'no-feed' };
  'settings-unwritable': { path: string; reason: string };
  /** A file to be imported; the member that cannot be so, or null where it is no such file. */
  'settings-file-wrong': { member: string | null };
  'settings-unreadable': { path: string; keptAs: string };
  /** What the service answered a question for traces with is no list of them. */
  'sync-answer-unknown': object;
  'sync-outside-window': object;
  'sync-marker-stuck': object;
  /** The process that was at it was ended from outside. */
  'task-cut-off': { kind: TaskKind; path: string };
  'task-unknown': { id: string };
  'task-not-cancellable': { id: string };
  'secret-store-unavailable': { reason: 'no-encryption' | 'plain-text-only' };
  'secret-file-unwritable': { path: string; reason: string };
  'profile-gone': object;
  'profile-without-secret': { name: string };
  'profile-name-taken': { name: string };
  'profiles-too-many': { most: number };
  'secrets-locked': object;
  'passphrase-wrong': object;
  'passphrase-too-short': { least: number };
}

export type FailureCode = keyof FailureDetails;

/** A failure as it crosses a process border. */
export type FailureWire = {
  [Code in FailureCode]: { code: Code; details: FailureDetails[Code]; cause?: string };
}[FailureCode];

/** Thrown for a failure; a fault (our own broken promise) stays a plain Error. */
export class Failure<Code extends FailureCode = FailureCode> extends Error {
  readonly code: Code;
  readonly details: FailureDetails[Code];

  constructor(code: Code, details: FailureDetails[Code], cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'Failure';
    this.code = code;
    this.details = details;
  }

  /** Without it `instanceof` would narrow to Failure<any>, and the details would be unchecked. */
  static override [Symbol.hasInstance](value: unknown): value is Failure {
    return Function.prototype[Symbol.hasInstance].call(this, value);
  }
}

export function failureToWire(failure: Failure): FailureWire {
  const { code, details, cause } = failure;
  const reason = cause instanceof Error ? cause.message : undefined;
  // The class keeps code and details in step; the type system cannot see that through the union.
  return { code, details, ...(reason === undefined ? {} : { cause: reason }) } as FailureWire;
}

export function failureFromWire(wire: FailureWire): Failure {
  return new Failure(wire.code, wire.details, wire.cause === undefined ? undefined : new Error(wire.cause));
}
