import type { MarkedRow, MarksChanged, TraceMark } from '../../../../shared/model/mark.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { deleteMark, insertMark, marksAt, type TraceIdentity } from '../../cache/marks.ts';
import { isSameContent, merged } from './apply-change.ts';
import { joinedMark } from './join-marks.ts';
import { spellingOf } from './spelling.ts';

export interface TakeInMarksInput {
  /** For the sentences of its failures. */
  workspace: string;
  /** Of rows that stand. */
  marks: readonly { row: number; identity: TraceIdentity; mark: TraceMark }[];
  at: number;
}

export interface TakeInMarksOutcome extends MarksChanged {
  taken: number;
  same: number;
  /** Rows that have no room for all of it. */
  cut: number[];
}

/** Puts the marks of a file on traces beside what they bear, all or none of them. */
export function takeInMarks(db: Writer, { workspace, marks, at }: TakeInMarksInput): TakeInMarksOutcome {
  return withDisk(workspace, () =>
    db
      .transaction((): TakeInMarksOutcome => {
        const before = new Map<number, MarkedRow['mark']>();
        const after = new Map<number, MarkedRow['mark']>();
        const cut = new Set<number>();
        const spelling = spellingOf(db);
        for (const { row, identity, mark: other } of marks) {
          const stored = marksAt(db, row);
          const own = merged(stored.map((one) => one.mark));
          if (!before.has(row)) before.set(row, own);
          const { mark, isCut } = joinedMark(own, other, spelling);
          if (isCut) cut.add(row);
          if (isSameContent(own, mark)) continue;
          for (const one of stored) deleteMark(db, one.row);
          insertMark(db, row, identity, mark);
          after.set(row, mark);
        }
        return {
          ...{ at, taken: after.size, same: before.size - after.size, cut: [...cut] },
          before: [...before].filter(([row]) => after.has(row)).map(([row, mark]) => ({ row, mark })),
          after: [...after].map(([row, mark]) => ({ row, mark })),
        };
      })
      .immediate(),
  );
}
