import type { CloudTracker, TrackerBody, TrackerChange } from '../../../../shared/model/cloud-objects.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { nothing, type Ask } from './ask.ts';
import { flag, listed, neededText, number, object, text, texts } from './fields.ts';

export const trackerCalls = (ask: Ask) => ({
  list: (query: { tracker_name?: string; tracker_type?: string }, signal: AbortSignal) =>
    ask('trackers.list', { query }, (answer) => listed(answer, 'trackers', trackerOf), signal),

  create: (body: TrackerBody, signal: AbortSignal) => ask('trackers.create', { body }, trackerOf, signal),

  /** Answers nothing: what became of it is read again. */
  modify: (body: TrackerChange, signal: AbortSignal) => ask('trackers.modify', { body }, nothing, signal),

  /** One data tracker, by its name: left out, the service would delete every one of them. */
  delete(name: string, signal: AbortSignal) {
    if (name.trim() === '')
      return Promise.reject(
        new Failure('cloud-not-sent', { call: 'trackers.delete', reason: 'tracker-name-empty' }),
      );
    return ask('trackers.delete', { query: { tracker_name: name, tracker_type: 'data' } }, nothing, signal);
  },
});

export function trackerOf(raw: JsonObject): CloudTracker {
  return {
    id: text(raw, 'id'),
    tracker_name: neededText(raw, 'tracker_name'),
    tracker_type: text(raw, 'tracker_type'),
    status: text(raw, 'status'),
    detail: text(raw, 'detail'),
    create_time: number(raw, 'create_time'),
    domain_id: text(raw, 'domain_id'),
    project_id: text(raw, 'project_id'),
    kms_id: text(raw, 'kms_id'),
    agency_name: text(raw, 'agency_name'),
    group_id: text(raw, 'group_id'),
    stream_id: text(raw, 'stream_id'),
    is_support_trace_files_encryption: flag(raw, 'is_support_trace_files_encryption'),
    // Tables and examples write it in two ways.
    is_support_validate: flag(raw, 'is_support_validate') ?? flag(raw, 'is_support_validation'),
    is_organization_tracker: flag(raw, 'is_organization_tracker'),
    exclude_service: texts(object(raw, 'management_event_selector') ?? {}, 'exclude_service'),
    ...partsOf(raw),
    raw,
  };
}

function partsOf(raw: JsonObject): Pick<CloudTracker, 'obs_info' | 'lts' | 'data_bucket'> {
  const [obs, lts, bucket] = [object(raw, 'obs_info'), object(raw, 'lts'), object(raw, 'data_bucket')];
  return {
    obs_info: obs && {
      bucket_name: text(obs, 'bucket_name'),
      file_prefix_name: text(obs, 'file_prefix_name'),
      is_obs_created: flag(obs, 'is_obs_created'),
      is_authorized_bucket: flag(obs, 'is_authorized_bucket'),
      bucket_lifecycle: number(obs, 'bucket_lifecycle'),
      compress_type: text(obs, 'compress_type'),
      is_sort_by_service: flag(obs, 'is_sort_by_service'),
    },
    lts: lts && {
      is_lts_enabled: flag(lts, 'is_lts_enabled'),
      log_group_name: text(lts, 'log_group_name'),
      log_topic_name: text(lts, 'log_topic_name'),
    },
    data_bucket: bucket && {
      data_bucket_name: text(bucket, 'data_bucket_name'),
      search_enabled: flag(bucket, 'search_enabled'),
      data_event: texts(bucket, 'data_event'),
    },
  };
}
