import type { FailureWire } from '../../../../shared/model/failure.ts';
import type { TextSearch } from '../../../../shared/model/search.ts';
import type { BlockFacts } from './block-facts.ts';

export interface SearchThreadData {
  path: string;
  /** The number of the scan that is wanted, and for each thread how many blocks it has begun. */
  pulse: Int32Array;
  thread: number;
}

export interface Scan {
  number: number;
  /** Null: blocks are unpacked, and nothing is looked for. */
  search: TextSearch | null;
  /** The set of rows to be searched, in shared memory. */
  candidates: { length: number; words: Uint32Array };
  facts: BlockFacts;
}

/** Rows from the first to before the second. */
export interface RowSpan {
  from: number;
  to: number;
}

export type ToSearchThread = { type: 'begin'; scan: Scan } | { type: 'span'; index: number; span: RowSpan };

/** One to each span, in their order. */
export type FromSearchThread =
  | { type: 'scanned'; scan: number; index: number; rows: number[]; scanned: number }
  | { type: 'failed'; scan: number; failure: FailureWire };
