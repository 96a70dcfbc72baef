import type { FieldPattern } from './bounded-query.ts';

/** Values are told once, and kept. */
export type ToPatternThread =
  | { type: 'values'; field: string; values: readonly string[] }
  | { type: 'test'; pattern: FieldPattern; from: number };

/** `begun` comes when what was to be read is read: from then on it is the pattern that takes time. */
export type FromPatternThread = { type: 'begun' } | { type: 'fitting'; places: Uint32Array };
