import * as v from 'valibot';
import { ASSUMPTION_NAMES } from '../model/assumptions.ts';
import {
  LISTED_VERDICTS,
  MOST_TEST_BARS,
  type AssumedRequest,
  type JudgedRequest,
  type LiveTestRequest,
  type TestRowsRequest,
} from '../model/live-test.ts';
import { MOST_EXAMPLES, type GeneralisingRequest } from '../model/generalising.ts';
import type { TuningRequest } from '../model/tuning.ts';
import { pins } from './decode-drafts.ts';
import { zone } from './decode-overview.ts';
import { askedWindow, draft, samples } from './decode-replay.ts';

const asker = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const liveTest: v.GenericSchema<unknown, LiveTestRequest> = v.strictObject({
  ...{ asker, draft, live: v.nullable(draft), window: askedWindow, zone, samples, pins },
  bars: v.pipe(count, v.minValue(1), v.maxValue(MOST_TEST_BARS)),
  selected: v.nullable(count),
});

export const tuning: v.GenericSchema<unknown, TuningRequest> = v.strictObject({
  ...{ asker, draft, window: askedWindow },
});

export const generalising: v.GenericSchema<unknown, GeneralisingRequest> = v.strictObject({
  ...{ asker, draft, window: askedWindow },
  examples: v.pipe(v.array(v.string()), v.maxLength(MOST_EXAMPLES)),
});

export const judged: v.GenericSchema<unknown, JudgedRequest> = v.strictObject({
  ...{ asker, draft, live: v.nullable(draft), window: askedWindow },
});

export const assumed: v.GenericSchema<unknown, AssumedRequest> = v.strictObject({
  ...{ asker, draft, window: askedWindow },
  names: v.pipe(v.array(v.picklist(ASSUMPTION_NAMES)), v.maxLength(ASSUMPTION_NAMES.length)),
});

export const testRows: v.GenericSchema<unknown, TestRowsRequest> = v.strictObject({
  ...{ asker, draft, window: askedWindow, samples, offset: count },
  verdict: v.picklist(LISTED_VERDICTS),
});
