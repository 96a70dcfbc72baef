import type { RefusalReason } from '../../../shared/model/import-report.ts';
import { NESTING_LIMIT, type Json, type JsonObject } from '../../../shared/model/json.ts';
import type { FormatName, Trace, Wrapping } from '../../../shared/model/trace.ts';
import { readActionTrail } from './alibaba-actiontrail.ts';
import { readApiSystemEvent } from './alibaba-cms-api.ts';
import { readRawSystemEvent } from './alibaba-cms.ts';
import { readWebhook } from './alibaba-cms-webhook.ts';
import { readCloudTrail } from './aws-cloudtrail.ts';
import type { NormaliseContext } from './context.ts';
import { readCts } from './cts.ts';
import { isCts, shapeOf } from './detect.ts';
import { readActivityEvent } from './ibm-activity.ts';
import { readLegacyEvent } from './ibm-legacy.ts';
import { computedTraceId } from './identity.ts';
import { isNestedDeeper } from './json-text.ts';
import { addExtra } from './new-trace.ts';
import { kindOf, refuse, shortened, type Refused } from './refuse.ts';
import { recordOfRow } from './sheet.ts';
import { unwrap, type Unwrapped } from './unwrap.ts';
import { isObject, objectOf } from './values.ts';

export type { NormaliseContext } from './context.ts';

export type Normalised = { trace: Trace; wrappings: readonly Wrapping[] } | { refusal: RefusalReason };

const NO_WRAPPINGS: readonly Wrapping[] = [];

/** The trace that a record of any known shape tells of, or why there is none. Never throws, whatever the value. */
export function normaliseRecord(value: Json, context: NormaliseContext): Normalised {
  if (!isObject(value)) return refuse({ code: 'not-an-object', details: { found: kindOf(value) } });
  const { columns } = context;
  if (columns !== undefined)
    return finish(readCts(recordOfRow(value, columns), 'cts-sheet', context), NO_WRAPPINGS);
  // Before anything else is looked at: nearly every record is one of these.
  if (isCts(value)) return finish(readCts(value, 'cts', context), NO_WRAPPINGS);
  return normaliseOther(value, context);
}

function normaliseOther(record: JsonObject, context: NormaliseContext): Normalised {
  if (isNestedDeeper(record, NESTING_LIMIT)) {
    return refuse({ code: 'nested-too-deep', details: { limit: NESTING_LIMIT } });
  }
  const unwrapped = unwrap(record);
  if ('refusal' in unwrapped) return unwrapped;
  const { event, wrappings } = unwrapped;
  const shape = shapeOf(event);
  if (shape === null) return refuse({ code: 'shape-unknown', details: { members: firstMembers(event) } });
  if (typeof shape === 'object') return refuse({ code: 'shape-unsupported', details: shape });
  const trace = READERS[shape](event, context);
  if (!('refusal' in trace)) addEnvelope(trace, unwrapped);
  return finish(trace, wrappings);
}

function finish(trace: Trace | Refused, wrappings: readonly Wrapping[]): Normalised {
  if ('refusal' in trace) return trace;
  if (trace.trace_id === '') trace.trace_id = computedTraceId(trace);
  return { trace, wrappings };
}

type Reader = (event: JsonObject, context: NormaliseContext) => Trace | Refused;

const READERS: Readonly<Record<FormatName, Reader>> = {
  cts: (event, context) => readCts(event, 'cts', context),
  'cts-function-event': (event, context) => {
    const trace = readCts(objectOf(event.cts) ?? {}, 'cts-function-event', context);
    if (!('refusal' in trace))
      for (const name in event) if (name !== 'cts') addExtra(trace, name, event[name]);
    return trace;
  },
  // Rows are known by their columns and come here only where somebody packed one in.
  'cts-sheet': (event, context) => readCts(event, 'cts-sheet', context),
  'ibm-g1': (event, context) => readLegacyEvent(event, 'ibm-g1', context),
  'ibm-g2': (event, context) => readLegacyEvent(event, 'ibm-g2', context),
  'ibm-g3': readActivityEvent,
  'alibaba-cms': readRawSystemEvent,
  'alibaba-cms-webhook': readWebhook,
  'alibaba-cms-api': readApiSystemEvent,
  'alibaba-actiontrail': readActionTrail,
  'aws-cloudtrail': readCloudTrail,
};

function addEnvelope(trace: Trace, { envelope, recordTime }: Unwrapped): void {
  trace.record_time ??= recordTime;
  for (const name of Object.keys(envelope)) addExtra(trace, `envelope.${name}`, envelope[name]);
}

const MEMBERS_NAMED = 5;

function firstMembers(record: JsonObject): string[] {
  return Object.keys(record).slice(0, MEMBERS_NAMED).map(shortened);
}
