import type { Bitset } from '../columns/bitset.ts';

/** The rows that a search has found by now. Not to be changed. */
export type FoundRows = (search: string) => Bitset | undefined;

export const NONE_FOUND: FoundRows = () => undefined;
