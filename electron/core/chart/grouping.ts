import { JointColumn } from '../columns/joint-column.ts';
import type { PackedIds } from '../columns/packed-ids.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';

/** Rows told apart by one column or by several. */
export interface Grouping {
  ids: PackedIds;
  /** The highest id. */
  size: number;
  /** Whether every column is absent in it. */
  isAbsent(id: number): boolean;
  values(id: number): (string | null)[];
}

/** Groupings of some columns; the joint ones are kept, and cost a pass over new rows alone. */
export class Groupings {
  private readonly columns: TraceColumns;
  private readonly joint = new Map<string, JointColumn>();

  constructor(columns: TraceColumns) {
    this.columns = columns;
  }

  of(names: readonly ColumnName[]): Grouping {
    const [only] = names;
    if (only !== undefined && names.length === 1) return single(this.columns, only);
    const key = names.join(' ');
    const joint = this.joint.get(key) ?? new JointColumn(names.map((name) => this.columns.column(name)));
    this.joint.set(key, joint);
    joint.extend();
    const values = (id: number): (string | null)[] => names.map((_, part) => joint.value(id, part));
    return {
      ids: joint.ids,
      size: joint.size,
      values,
      isAbsent: (id) => values(id).every((value) => value === null),
    };
  }
}

function single(columns: TraceColumns, name: ColumnName): Grouping {
  const column = columns.column(name);
  return {
    ids: column.ids,
    size: column.values.length,
    values: (id) => [column.valueOf(id)],
    isAbsent: (id) => id === 0,
  };
}
