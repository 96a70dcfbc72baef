import type { ExportColumn } from '../../../../shared/model/export.ts';
import type { MemberColumn } from '../../../../shared/model/list-column.ts';
import { memberPlace, type MemberPlace } from '../../../../shared/query/member-column.ts';
import { memberValues } from '../../../../shared/query/member-values.ts';
import { cellOf, EXPORT_COLUMNS, type Cell, type ExportRow } from './exported-trace.ts';

export interface TableOptions {
  columns?: readonly ExportColumn[];
  /** Paths into bodies, behind the columns. */
  members?: readonly MemberColumn[];
}

export interface TableColumn {
  name: string;
  of(row: ExportRow): Cell;
}

export function tableColumns({ columns = EXPORT_COLUMNS, members = [] }: TableOptions): TableColumn[] {
  // A whole field has its column already.
  const paths = members
    .map((name) => ({ name, place: memberPlace(name) }))
    .filter(({ place }) => place !== undefined && place.path.length > 0);
  return [
    ...columns.map((name): TableColumn => ({ name, of: (row) => cellOf(row, name) })),
    ...paths.flatMap(({ name, place }): TableColumn[] =>
      place === undefined ? [] : [{ name, of: ({ trace }) => memberText(trace, place) }],
    ),
  ];
}

/** Several values are a list. JSON's null is written, to be told from nothing. */
function memberText(trace: ExportRow['trace'], place: MemberPlace): Cell {
  const values = memberValues(trace, place);
  const [only] = values;
  if (only === undefined) return null;
  if (values.length > 1) return JSON.stringify(values);
  return only === null || typeof only === 'object' ? JSON.stringify(only) : only;
}
