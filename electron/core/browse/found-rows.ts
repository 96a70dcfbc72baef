import type { Bitset } from '../columns/bitset.ts';
import type { Query } from '../../../shared/query/query.ts';

/** What no column holds: rows that a search found, and rows that a person marked. */
export type FoundLeaf = Extract<Query, { kind: 'found' | 'marked' }>;

/** The rows of such a leaf by now. Not to be changed. */
export type FoundRows = (leaf: FoundLeaf) => Bitset | undefined;

export const NONE_FOUND: FoundRows = () => undefined;
