import * as v from 'valibot';
import { READ_FILTERS, READ_LIMITS } from '../model/cloud-read.ts';

const at = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const value = v.pipe(v.string(), v.minLength(1), v.maxLength(READ_LIMITS.value));

export const cloudRead = v.variant('kind', [
  v.strictObject({
    kind: v.literal('trace'),
    traceId: v.pipe(v.string(), v.minLength(1), v.maxLength(READ_LIMITS.traceId)),
  }),
  v.pipe(
    v.strictObject({
      kind: v.literal('filter'),
      tracker: v.pipe(v.string(), v.minLength(1), v.maxLength(READ_LIMITS.tracker)),
      ...{ from: at, to: at },
      filters: v.strictObject(v.entriesFromList(READ_FILTERS, v.exactOptional(value))),
    }),
    v.check(({ from, to }) => from < to, 'ends before it begins'),
  ),
]);
