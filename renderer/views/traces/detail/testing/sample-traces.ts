import type { OpenedTrace } from '../../../../../shared/model/browse.ts';
import { TRACE_FIELDS } from '../../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../../shared/model/trace.ts';

export const AT = Date.UTC(2024, 4, 16, 2, 10, 4, 123);

/** Text of others, as bad as it gets. */
export const HOSTILE = 'evil\u202Egnp.exe <img src=x onerror=alert(1)>\u0000\u200B';
export const HOSTILE_SEEN = 'evilU+202Egnp.exe <img src=x onerror=alert(1)>\\0U+200B';

const EMPTY = Object.fromEntries(
  TRACE_FIELDS.map(({ name, kind }) => [name, kind === 'list' ? [] : null]),
) as unknown as Trace;

export function sampleTrace(part: Partial<Trace> = {}): Trace {
  return {
    ...EMPTY,
    ...{ provider: 'huawei', format: 'cts', severity: null, trace_id: 'e001-0001', extra: {} },
    ...{ time: AT, record_time: AT + 4000, trace_name: 'deleteEip', trace_rating: 'incident' },
    ...{ service_type: 'VPC', resource_type: 'eip', 'user.name': 'lena', source_ip: '203.0.113.7' },
    ...part,
  };
}

export function openedTrace(
  row: number,
  trace: Partial<Trace> = {},
  part: Partial<OpenedTrace> = {},
): OpenedTrace {
  return {
    row,
    trace: sampleTrace(trace),
    place: {
      ...{ path: '/exports/a.json.gz', byteOffset: 61_234, index: 41, readAt: AT, run: 3 },
      ...{ md5: 'd41d8cd98f00b204e9800998ecf8427e', sha256: null },
      digest: { state: 'none-read', digest: null },
    },
    conflicts: [],
    supersededBy: null,
    repeated: [],
    ...part,
  };
}

/** Every text a trace can have, set to the same. */
export function traceOfText(text: string): Partial<Trace> {
  return {
    ...(Object.fromEntries(
      TRACE_FIELDS.filter(({ kind }) => kind === 'text' || kind === 'list').map(({ name, kind }) => [
        name,
        kind === 'list' ? [text] : text,
      ]),
    ) as Partial<Trace>),
    provider: 'huawei',
    request: { [text]: text, list: [text] },
    response: text,
    extra: { [text]: text },
  };
}
