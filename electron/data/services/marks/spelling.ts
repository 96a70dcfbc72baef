import { foldCase } from '../../../../shared/query/fold-case.ts';
import type { Reader } from '../../cache/handle.ts';
import { tagsInUse } from '../../cache/marks.ts';
import type { Spelling } from './apply-change.ts';

/** A tag is spelled as it was at first, wherever it is put. */
export function spellingOf(db: Reader): Spelling {
  const known = new Map(tagsInUse(db).map((tag): [string, string] => [foldCase(tag), tag]));
  return (tag) => {
    const folded = foldCase(tag);
    const spelled = known.get(folded) ?? tag;
    known.set(folded, spelled);
    return spelled;
  };
}
