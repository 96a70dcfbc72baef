import type { RankSamples } from './rank-samples.ts';
import type { RowList } from './row-list.ts';
import type { TimeStretch } from './time-stretch.ts';

/**
 * Rows of which it is known how many come before any; never changes. None makes the set itself, whose size is that of all rows,
 * before somebody asks for it: a page does not.
 */
export type CountedRows = RankSamples | RowList | TimeStretch;
