import * as v from 'valibot';
import { LONGEST_DRAFT } from '../model/stored-draft.ts';

const word = v.pipe(v.string(), v.maxLength(200));
const words = v.pipe(v.array(word), v.maxLength(100));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const text = v.pipe(v.string(), v.maxLength(LONGEST_DRAFT));
const status = v.picklist(['enabled', 'disabled']);
const flag = v.exactOptional(v.boolean());
const some = v.exactOptional(word);

const tracker = {
  tracker_type: word,
  tracker_name: word,
  ...{ is_lts_enabled: flag, is_organization_tracker: flag, is_support_trace_files_encryption: flag },
  ...{ kms_id: some, is_support_validate: flag, agency_name: some },
  management_event_selector: v.exactOptional(v.strictObject({ exclude_service: words })),
  obs_info: v.exactOptional(
    v.strictObject({
      ...{ bucket_name: some, file_prefix_name: some, is_obs_created: flag, compress_type: some },
      ...{ is_sort_by_service: flag, bucket_lifecycle: v.exactOptional(v.pipe(v.number(), v.integer())) },
    }),
  ),
  data_bucket: v.exactOptional(
    v.strictObject({ data_bucket_name: some, data_event: v.exactOptional(words) }),
  ),
};

const tags = v.pipe(
  v.array(v.strictObject({ key: word, value: v.exactOptional(v.pipe(v.string(), v.maxLength(300))) })),
  v.minLength(1),
  v.maxLength(100),
);

/** A change of an account. */
export const cloudChange = v.variant('what', [
  v.strictObject({ what: v.literal('create-notification'), text, status }),
  v.strictObject({ what: v.literal('modify-notification'), id, text, status, seen: v.exactOptional(text) }),
  v.strictObject({ what: v.literal('switch-notification'), id, status, seen: v.exactOptional(text) }),
  v.strictObject({
    what: v.literal('delete-notifications'),
    ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
    seen: v.exactOptional(v.pipe(v.array(text), v.maxLength(100))),
  }),
  v.strictObject({ what: v.literal('create-tracker'), body: v.strictObject(tracker) }),
  v.strictObject({
    what: v.literal('modify-tracker'),
    body: v.strictObject({ ...tracker, status: v.exactOptional(status) }),
  }),
  v.strictObject({ what: v.literal('delete-tracker'), name: word }),
  v.strictObject({ what: v.picklist(['add-tags', 'delete-tags']), trackerId: id, tags }),
]);
