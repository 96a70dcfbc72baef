/** What the service narrows management traces by, and no others. */
export const MANAGEMENT_FILTERS = [
  'service_type',
  'user',
  'resource_name',
  'resource_type',
  'resource_id',
  'trace_name',
  'trace_rating',
] as const;
/** What it narrows all traces by. */
export const COMMON_FILTERS = ['access_key_id', 'enterprise_project_id'] as const;
export const READ_FILTERS = [...MANAGEMENT_FILTERS, ...COMMON_FILTERS] as const;
export type ReadFilterName = (typeof READ_FILTERS)[number];

export const MANAGEMENT_TRACKER = 'system';
export const READ_LIMITS = { value: 500, tracker: 64, traceId: 100 } as const;

/** What is to be read from the cloud besides a sync: it adds traces and proves nothing of what it did not find. */
export type CloudRead =
  | { kind: 'trace'; traceId: string }
  | {
      kind: 'filter';
      tracker: string;
      /** Record times, the second excluded; the service keeps seven days. */
      from: number;
      to: number;
      filters: Partial<Record<ReadFilterName, string>>;
    };

/** The filters among these that the service takes for management traces alone. */
export function filtersNotForData(read: CloudRead): ReadFilterName[] {
  if (read.kind === 'trace' || read.tracker === MANAGEMENT_TRACKER) return [];
  return MANAGEMENT_FILTERS.filter((name) => read.filters[name] !== undefined);
}
