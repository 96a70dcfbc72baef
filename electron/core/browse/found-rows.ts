import type { Bitset } from '../columns/bitset.ts';
import type { Query } from '../../../shared/query/query.ts';

/** What no column holds: rows that a search found, that a person marked, that have a verdict of a draft, that are reported, that a file had. */
export type FoundLeaf = Extract<Query, { kind: 'found' | 'marked' | 'draft' | 'reported' | 'file' }>;

/** The rows of such a leaf by now. Not to be changed. */
export type FoundRows = (leaf: FoundLeaf) => Bitset | undefined;

export const NONE_FOUND: FoundRows = () => undefined;
