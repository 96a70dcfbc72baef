import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { FIELD_GROUPS, fieldValue, isEmpty } from './field-groups.ts';

/** Everything a trace has, in the order it is shown, so that two of them can be held side by side. */
export function traceJson(trace: Trace): JsonObject {
  const fields = FIELD_GROUPS.flatMap(({ fields: names }) => names)
    .map((name): [string, Json] => [name, fieldValue(trace, name)])
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]): [string, Json] => [name, isTime(name, value) ? utcText(value) : value]);
  const hasExtra = Object.keys(trace.extra).length > 0;
  return Object.fromEntries(hasExtra ? [...fields, ['extra', trace.extra]] : fields);
}

const isTime = (name: string, value: Json): value is number =>
  (name === 'time' || name === 'record_time') && typeof value === 'number';

/** To the millisecond; years that the calendar of the runtime does not have stay as they are. */
export function utcText(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
}
