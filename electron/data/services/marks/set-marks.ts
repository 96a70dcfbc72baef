import type { MarkChange, MarkedRow, MarksChanged } from '../../../../shared/model/mark.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { deleteMark, insertMark, marksAt, type TraceIdentity } from '../../cache/marks.ts';
import { applied, isSameContent, merged } from './apply-change.ts';
import { spellingOf } from './spelling.ts';

export interface SetMarksInput {
  /** For the sentences of its failures. */
  workspace: string;
  /** Of rows that stand. */
  changes: readonly MarkChange[];
  identities: ReadonlyMap<number, TraceIdentity>;
  at: number;
  /** Tags are spelled as they are given, not as they were at first. */
  isSpelled?: boolean;
}

/** Changes marks, all or none of them. What rows that were superseded bore is on the row that stands from then on. */
export function setMarks(
  db: Writer,
  { workspace, changes, identities, at, isSpelled = false }: SetMarksInput,
): MarksChanged {
  return withDisk(workspace, () =>
    db
      .transaction((): MarksChanged => {
        const before = new Map<number, MarkedRow['mark']>();
        const after = new Map<number, MarkedRow['mark']>();
        const hasTags = changes.some(({ addTags = [] }) => addTags.length > 0);
        const spelling = isSpelled || !hasTags ? (tag: string) => tag : spellingOf(db);
        for (const change of changes)
          for (const row of change.rows) {
            const identity = identities.get(row);
            if (identity === undefined) throw new Error(`Nothing says which trace row ${row} is.`);
            const stored = marksAt(db, row);
            const mark = merged(stored.map((one) => one.mark));
            if (!before.has(row)) before.set(row, mark);
            const content = applied(mark, change, spelling);
            if (isSameContent(mark, content)) {
              after.set(row, mark);
              continue;
            }
            for (const one of stored) deleteMark(db, one.row);
            const next = content === null ? null : { ...content, changedAt: at };
            if (next !== null) insertMark(db, row, identity, next);
            after.set(row, next);
          }
        return { at, before: listOf(before), after: listOf(after) };
      })
      .immediate(),
  );
}

const listOf = (marks: ReadonlyMap<number, MarkedRow['mark']>): MarkedRow[] =>
  [...marks].map(([row, mark]) => ({ row, mark }));
