import { TRACE_FIELDS } from '../../../model/trace-fields.ts';
import type { Trace } from '../../../model/trace.ts';

export function newTrace(fields: Partial<Trace> = {}): Trace {
  const absent = Object.fromEntries(
    TRACE_FIELDS.map(({ name, kind }) => [name, kind === 'list' ? [] : null]),
  );
  return {
    ...(absent as unknown as Trace),
    provider: 'huawei',
    format: 'cts',
    severity: null,
    trace_id: 't-1',
    time: 0,
    extra: {},
    ...fields,
  };
}
