import type { TextSearch } from '../../../../shared/model/search.ts';
import type { BlockScan } from './block-scan.ts';
import { recordTest } from './record-test.ts';

/** Tries a pattern on every text of every record. */
export function patternScan(search: TextSearch): BlockScan {
  const test = recordTest(search);
  return (block) => {
    for (let row = 0; row < block.rows; row += 1) block.decide(row, test);
  };
}
