import type { FileNote, FileProblem } from '../../../../shared/model/file-problem.ts';

/** How the reading of a file or a part of it ended; complete once everything in it was asked for. */
export interface Outcome {
  /** What kept it, or the rest of it, from being read. */
  problem: FileProblem | null;
  notes: FileNote[];
}

export const newOutcome = (): Outcome => ({ problem: null, notes: [] });

const NAMES_TOLD = 10;

type SkipCode = 'junk-skipped' | 'entries-skipped';

/** Adds one to those of its kind that were skipped. */
export function noteSkipped(outcome: Outcome, code: SkipCode, name: string): void {
  const isSame = (note: FileNote): note is FileNote & { code: SkipCode } => note.code === code;
  const known = outcome.notes.find(isSame);
  if (known === undefined) {
    outcome.notes.push({ code, details: { names: [name], count: 1 } });
    return;
  }
  known.details.count += 1;
  if (known.details.names.length < NAMES_TOLD) known.details.names.push(name);
}

/** What the system's refusal means; a fault of ours is passed on. */
export function problemOf(error: unknown): FileProblem {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
    case 'ERR_INVALID_ARG_VALUE':
      // The last says that no file can have such a path, as one with a zero in it.
      return { code: 'file-missing', details: {} };
    case 'EACCES':
    case 'EPERM':
      return { code: 'file-forbidden', details: {} };
    case 'EISDIR':
      return { code: 'file-not-regular', details: { kind: 'folder' } };
    case 'ELOOP':
      return { code: 'link-broken', details: {} };
    default:
      if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) throw error;
      return { code: 'file-unreadable', details: { reason: code } };
  }
}
