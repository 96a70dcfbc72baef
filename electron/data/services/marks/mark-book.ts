import { Bitset } from '../../../core/columns/bitset.ts';
import type { TraceMark } from '../../../../shared/model/mark.ts';
import { markTest } from '../../../../shared/query/mark-test.ts';
import type { MarkLeaf } from '../../../../shared/query/query.ts';
import type { Reader } from '../../cache/handle.ts';
import { allMarks } from '../../cache/marks.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import { merged } from './apply-change.ts';

/** The marks of a workspace at one moment, each on the row that stands for its trace. */
export class Marks {
  /** Another one whenever anything in it is another. */
  readonly version: number;
  readonly byRow: ReadonlyMap<number, TraceMark>;

  constructor(version: number, byRow: ReadonlyMap<number, TraceMark>) {
    this.version = version;
    this.byRow = byRow;
  }

  of(row: number): TraceMark | null {
    return this.byRow.get(row) ?? null;
  }

  /** Of so many rows, those that a question about marks is true of. */
  rows(leaf: MarkLeaf, rows: number): Bitset {
    const passes = markTest(leaf);
    const unmarked = passes(null);
    const found = unmarked ? Bitset.full(rows) : new Bitset(rows);
    for (const [row, mark] of this.byRow) {
      if (passes(mark) === unmarked) continue;
      if (unmarked) found.remove(row);
      else found.add(row);
    }
    return found;
  }
}

/** Reads marks once, and again after anything was changed: they are few beside the traces. */
export class MarkBook {
  private read: { held: HeldTraces; version: number; changes: number; marks: Marks } | null = null;
  private changes = 0;
  private versions = 0;

  /** The traces have been refreshed: rows that an import superseded are known as such. */
  of(db: Reader, held: HeldTraces): Marks {
    const { version } = held.columns;
    const { read, changes } = this;
    if (read?.held === held && read.version === version && read.changes === changes) return read.marks;
    this.versions += 1;
    const marks = new Marks(this.versions, readMarks(db));
    this.read = { held, version, changes, marks };
    return marks;
  }

  /** Somebody wrote marks. */
  changed(): void {
    this.changes += 1;
  }

  clear(): void {
    this.read = null;
  }
}

function readMarks(db: Reader): Map<number, TraceMark> {
  const stored = new Map<number, TraceMark[]>();
  for (const { standsAt, mark } of allMarks(db))
    stored.set(standsAt, [...(stored.get(standsAt) ?? []), mark]);
  const byRow = new Map<number, TraceMark>();
  for (const [row, marks] of stored) {
    const mark = merged(marks);
    if (mark !== null) byRow.set(row, mark);
  }
  return byRow;
}
