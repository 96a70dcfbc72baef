import * as v from 'valibot';
import { FILE_TEST_PARTS, type FileTestRequest, type FileTestRowsRequest } from '../model/file-test.ts';
import { MOST_WATCHERS } from '../model/together.ts';
import { samples } from './decode-replay.ts';

const asker = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.pipe(count, v.maxValue(MOST_WATCHERS));
const projectId = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1000)));

export const fileTestReport: v.GenericSchema<unknown, FileTestRequest> = v.strictObject({
  ...{ asker, file: v.pipe(count, v.minValue(1)), projectId, drafts: v.boolean() },
});

export const fileTestRows: v.GenericSchema<unknown, FileTestRowsRequest> = v.strictObject({
  ...{ asker, number: count, offset: count, samples },
  which: v.union([
    v.picklist(['all', ...FILE_TEST_PARTS]),
    v.strictObject({ match: place }),
    v.strictObject({ unknown: place }),
  ]),
});
