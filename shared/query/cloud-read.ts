import {
  filtersNotForData,
  MANAGEMENT_TRACKER,
  type CloudRead,
  type ReadFilterName,
} from '../model/cloud-read.ts';
import type { ColumnName } from '../model/trace-columns.ts';
import type { Query } from './query.ts';

const FILTER_OF: Partial<Record<ColumnName, ReadFilterName>> = {
  service_type: 'service_type',
  'user.name': 'user',
  resource_name: 'resource_name',
  resource_type: 'resource_type',
  resource_id: 'resource_id',
  trace_name: 'trace_name',
  trace_rating: 'trace_rating',
  'user.access_key_id': 'access_key_id',
  enterprise_project_id: 'enterprise_project_id',
};

export interface NarrowedRead {
  read: CloudRead;
  /** Of each clause, whether the service narrows by it; what it cannot is read as well, and the list leaves it out. */
  said: boolean[];
}

/**
 * A filter as far as the service can express it: values that have to be equal, each field once. It compares letters as they are,
 * which finds what is meant where the filter takes capitals and small letters for one, and perhaps not all.
 */
export function narrowedRead(clauses: readonly Query[], window: { from: number; to: number }): NarrowedRead {
  const filters: Partial<Record<ReadFilterName, string>> = {};
  let { from, to } = window;
  let tracker = '';
  const fields = clauses.map((clause): ReadFilterName | 'tracker' | 'window' | null => {
    if (clause.kind === 'time' && clause.field === 'record_time') {
      from = Math.max(from, clause.from ?? from);
      to = Math.min(to, clause.to ?? to);
      return 'window';
    }
    if (clause.kind !== 'field' || clause.test.kind !== 'in') return null;
    const [value, ...others] = clause.test.values;
    if (value === undefined || value === '' || others.length > 0) return null;
    if (clause.field === 'tracker_name' && (tracker === '' || tracker === value)) {
      tracker = value;
      return 'tracker';
    }
    const name = FILTER_OF[clause.field];
    if (name === undefined || (filters[name] !== undefined && filters[name] !== value)) return null;
    filters[name] = value;
    return name;
  });
  const read = {
    kind: 'filter' as const,
    tracker: tracker === '' ? MANAGEMENT_TRACKER : tracker,
    from,
    to,
    filters,
  };
  const refused: readonly unknown[] = filtersNotForData(read);
  for (const name of filtersNotForData(read)) delete filters[name];
  return { read, said: fields.map((field) => field !== null && !refused.includes(field)) };
}
