import fc from 'fast-check';
import { carriedFields } from '../../../../shared/model/carries.ts';
import { TRACE_FIELDS, type TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import {
  FORMAT_NAMES,
  PROVIDER_OF_FORMAT,
  type FormatName,
  type Trace,
} from '../../../../shared/model/trace.ts';
import { newTrace } from '../../normalise/new-trace.ts';
import { filteredValue, projectId, resourceType, serviceType, traceName, userName } from './few-values.ts';

/** A trace as it is held: with the fields that its source carries. A field not carried is null in it. */
export interface HeldTrace {
  trace: Trace;
  carried: ReadonlySet<TraceFieldName>;
  /** Those that the columns of a sheet hold; null for any other format. */
  columns: TraceFieldName[] | null;
}

const OPERATION: TraceFieldName[] = ['service_type', 'resource_type', 'trace_name'];

/** What consoles and people put into sheets. */
const COLUMN_SETS: readonly TraceFieldName[][] = [
  TRACE_FIELDS.map(({ name }) => name),
  [...OPERATION, 'resource_id', 'resource_name', 'trace_rating', 'trace_type', 'user.name', 'source_ip'],
  [...OPERATION, 'resource_name', 'trace_rating', 'code', 'user.user_name'],
  [...OPERATION, 'code', 'api_version', 'tracker_name', 'project_id'],
  ['trace_name', 'trace_rating', 'user.name'],
  [],
];

function mayLack<Value>(arbitrary: fc.Arbitrary<Value>, weight: number): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: fc.constant(null) });
}

function seldom<Value>(arbitrary: fc.Arbitrary<Value>, weight: number): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

const HOUR_MS = 3_600_000;

/** Few instants: in one hour, at the edges of hours, and far off. */
const time = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 5 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(HOUR_MS - 1, HOUR_MS, HOUR_MS + 1, 2 * HOUR_MS, 1_718_013_614_977),
  },
  { weight: 1, arbitrary: fc.constantFrom(-1, -HOUR_MS, 2 ** 33, 2 ** 40) },
);

const traceType = fc.oneof(
  { weight: 12, arbitrary: mayLack(filteredValue('trace_type'), 6) },
  { weight: 1, arbitrary: fc.constantFrom('data', 'ObsSDK', 'ObsAPI', 'Data') },
);

const trackerName = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(null, 'system') },
  { weight: 1, arbitrary: fc.constantFrom('data-tracker', 'System') },
);

const fields: fc.Arbitrary<Partial<Trace>> = fc.record({
  trace_id: fc.constantFrom('t1', 't2', 't3', '3d1e7c54-270f-11ef-9a30-0255ac100031', '__proto__'),
  time,
  project_id: mayLack(projectId, 2),
  tracker_name: trackerName,
  service_type: mayLack(serviceType, 15),
  resource_type: mayLack(resourceType, 15),
  trace_name: mayLack(traceName, 15),
  resource_id: mayLack(filteredValue('resource_id'), 4),
  resource_name: mayLack(filteredValue('resource_name'), 4),
  trace_rating: mayLack(filteredValue('trace_rating'), 6),
  trace_type: traceType,
  code: mayLack(filteredValue('code'), 4),
  api_version: mayLack(filteredValue('api_version'), 4),
  'user.name': mayLack(userName, 4),
  'user.user_name': seldom(userName, 2),
  'user.id': seldom(fc.constantFrom('u1', 'u2'), 3),
});

const format: fc.Arbitrary<FormatName> = fc.oneof(
  { weight: 9, arbitrary: fc.constant('cts' as const) },
  { weight: 3, arbitrary: fc.constant('cts-sheet' as const) },
  { weight: 4, arbitrary: fc.constantFrom(...FORMAT_NAMES) },
);

export const arbitraryHeldTrace: fc.Arbitrary<HeldTrace> = fc
  .record({ format, columns: fc.constantFrom(...COLUMN_SETS), fields })
  .map(({ format: name, columns, fields: values }) =>
    heldTrace(name, name === 'cts-sheet' ? columns : null, values),
  );

export const arbitraryTrace: fc.Arbitrary<Trace> = arbitraryHeldTrace.map(({ trace }) => trace);

/** A trace of some fields as its format would hold it: what that does not carry is left out. */
function heldTrace(name: FormatName, columns: TraceFieldName[] | null, values: Partial<Trace>): HeldTrace {
  const carried = carriedFields(name, columns ?? []);
  const held = Object.entries(values).filter(([field]) => carried.has(field as TraceFieldName));
  const trace: Trace = { ...newTrace(PROVIDER_OF_FORMAT[name], name), ...Object.fromEntries(held) };
  return { trace, carried, columns };
}
