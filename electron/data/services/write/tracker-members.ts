import type { CloudTag, CloudTracker, TrackerChange } from '../../../../shared/model/cloud-objects.ts';
import type { LostMember } from '../../../../shared/model/cloud-write.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { isObject } from '../../sources/api/answer.ts';
import { lostMembers, members, type Members } from './compared.ts';

/** What differs between what was asked for and what is there. A change names only what it changes. */
export function lostOfTracker(sent: TrackerChange, found: CloudTracker | null): LostMember[] {
  if (found === null)
    return [{ path: 'tracker_name', expected: JSON.stringify(sent.tracker_name), found: null }];
  const asked = askedOf(sent);
  const there = members(Object.fromEntries(asked.map(([path]) => [path, thereOf(found)[path]])));
  return lostMembers(members(Object.fromEntries(asked)), there, true);
}

/** That a bucket shall be made is an order, and nothing that is there afterwards. */
function askedOf(sent: TrackerChange): [path: string, value: Json][] {
  const { obs_info: obs = {}, data_bucket: bucket = {}, management_event_selector: selector } = sent;
  const named: Record<string, Json | undefined> = {
    ...{ tracker_type: sent.tracker_type, tracker_name: sent.tracker_name, status: sent.status },
    ...{ kms_id: sent.kms_id, agency_name: sent.agency_name, is_lts_enabled: sent.is_lts_enabled },
    is_organization_tracker: sent.is_organization_tracker,
    is_support_trace_files_encryption: sent.is_support_trace_files_encryption,
    is_support_validate: sent.is_support_validate,
    exclude_service: selector?.exclude_service.toSorted(),
    ...prefixed('obs_info', {
      ...{ bucket_name: obs.bucket_name, file_prefix_name: obs.file_prefix_name },
      // Not set is written as nought.
      bucket_lifecycle: obs.bucket_lifecycle === 0 ? null : obs.bucket_lifecycle,
      ...{ compress_type: obs.compress_type, is_sort_by_service: obs.is_sort_by_service },
    }),
    ...prefixed('data_bucket', {
      data_bucket_name: bucket.data_bucket_name,
      data_event: bucket.data_event?.toSorted(),
    }),
  };
  return Object.entries(named).filter((pair): pair is [string, Json] => pair[1] !== undefined);
}

function thereOf(found: CloudTracker): Record<string, Json | undefined> {
  const { obs_info: obs, data_bucket: bucket, lts } = found;
  const lifecycle = obs?.bucket_lifecycle;
  return {
    ...{ tracker_type: found.tracker_type, tracker_name: found.tracker_name, status: found.status },
    ...{ kms_id: found.kms_id, agency_name: found.agency_name, is_lts_enabled: lts?.is_lts_enabled },
    is_organization_tracker: found.is_organization_tracker,
    is_support_trace_files_encryption: found.is_support_trace_files_encryption,
    is_support_validate: found.is_support_validate,
    exclude_service: found.exclude_service.toSorted(),
    ...prefixed('obs_info', {
      ...{ bucket_name: obs?.bucket_name, file_prefix_name: obs?.file_prefix_name },
      bucket_lifecycle: lifecycle === 0 ? null : lifecycle,
      ...{ compress_type: obs?.compress_type, is_sort_by_service: obs?.is_sort_by_service },
    }),
    ...prefixed('data_bucket', {
      data_bucket_name: bucket?.data_bucket_name,
      data_event: bucket?.data_event.toSorted(),
    }),
  };
}

const prefixed = (holder: string, of: Record<string, Json | undefined>): Record<string, Json | undefined> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [`${holder}.${name}`, value]));

/** By key; null where the answer does not hold tags, which no document says it does. */
export function tagsOf({ raw }: CloudTracker): Members | null {
  const { tags } = raw;
  if (!Array.isArray(tags)) return null;
  return new Map(
    tags.filter(isObject).flatMap(({ key, value }) => (typeof key === 'string' ? [[key, value ?? '']] : [])),
  );
}

export const lostTags = (there: Members, tags: readonly CloudTag[]): LostMember[] =>
  lostMembers(
    new Map(tags.map(({ key, value }) => [`tags.${key}`, value ?? ''])),
    new Map(tags.flatMap(({ key }) => (there.has(key) ? [[`tags.${key}`, there.get(key) ?? '']] : []))),
    true,
  );

/** A tag without a value is deleted whatever its value is. */
export const tagsLeft = (there: Members, tags: readonly CloudTag[]): LostMember[] =>
  tags.flatMap(({ key, value }) => {
    const left = there.get(key);
    const isLeft = left !== undefined && (value === undefined || value === left);
    return isLeft ? [{ path: `tags.${key}`, expected: null, found: JSON.stringify(left) }] : [];
  });
