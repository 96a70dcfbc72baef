import * as v from 'valibot';
import {
  MOST_WATCHERS,
  type TogetherRequest,
  type TogetherRowsRequest,
  type TopicPart,
} from '../model/together.ts';
import { zone } from './decode-overview.ts';
import { askedWindow, samples } from './decode-replay.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.pipe(count, v.maxValue(MOST_WATCHERS));
const question = { projectId: v.nullable(text), drafts: v.boolean(), window: askedWindow, zone };

export const togetherReport: v.GenericSchema<unknown, TogetherRequest> = v.strictObject({
  ...{ asker: text, ...question },
});

const part: v.GenericSchema<unknown, TopicPart> = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['all', 'repeated', 'second-records']) }),
  v.strictObject({
    kind: v.literal('stretch'),
    from: v.pipe(v.number(), v.safeInteger()),
    to: v.pipe(v.number(), v.safeInteger()),
  }),
  v.strictObject({ kind: v.literal('hour'), hour: v.pipe(count, v.maxValue(23)) }),
  v.strictObject({ kind: v.picklist(['match', 'unknown', 'alone']), of: place }),
  v.strictObject({ kind: v.literal('both'), of: v.tuple([place, place]) }),
]);

export const togetherRows: v.GenericSchema<unknown, TogetherRowsRequest> = v.strictObject({
  ...{ asker: text, number: count, topic: v.nullable(v.string()), part },
  ...{ offset: count, samples },
});
