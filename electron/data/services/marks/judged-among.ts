import type { Judgement } from '../../../../shared/model/mark.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import type { Marks } from './mark-book.ts';

/** How many of some rows a person judged useful, and how many noise. Goes over the marks, which are few beside the rows. */
export function judgedAmong({ byRow }: Marks, rows: Bitset): Record<Judgement, number> {
  const judged = { useful: 0, noise: 0 };
  for (const [row, mark] of byRow) if (mark.judged !== null && rows.has(row)) judged[mark.judged] += 1;
  return judged;
}
