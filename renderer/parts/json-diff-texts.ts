import type { DiffKind } from './json-diff.ts';

/** The sentences of two values side by side. */
export interface DiffTexts {
  path: string;
  kinds: Record<DiffKind, string>;
  /** How many paths differ. */
  differences: (count: number) => string;
  onlyDifferent: string;
  next: string;
  previous: string;
  absent: string;
  parts: (size: number, isList: boolean) => string;
  more: (left: number) => string;
}
