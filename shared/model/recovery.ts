/** What a recovered copy of a damaged workspace holds, and what could not be read any more. */
export interface RecoveryReport {
  /** The damaged file, which is as it was. */
  from: string;
  traces: Recovered;
  files: Recovered;
  marks: Recovered;
  drafts: Recovered;
  views: Recovered;
  /** What was written last may be missing, which nobody can count: what held it was damaged. */
  isLastLost: boolean;
  /** Where what was written on lost traces is kept; null where nothing was. */
  lostMarks: string | null;
}

export interface Recovered {
  kept: number;
  lost: Lost;
}

/** How many; where damage hides how many there were, the most that it can be, or that nobody can tell. */
export type Lost = { count: number } | { atMost: number } | 'unknown';

export function isNothing(lost: Lost): boolean {
  return lost !== 'unknown' && ('count' in lost ? lost.count : lost.atMost) === 0;
}
