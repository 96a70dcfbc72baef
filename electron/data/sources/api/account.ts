import type {
  BucketToCheck,
  CheckedBucket,
  CloudConfigurationChange,
  CloudConfiguration,
  CloudOperations,
  CloudQuota,
  CloudTag,
} from '../../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { nothing, type Ask } from './ask.ts';
import { flag, listed, neededText, number, object, text, texts } from './fields.ts';

/** What else the trace service tells of an account, and keeps for it. */
export const accountCalls = (ask: Ask) => ({
  quotas: (signal: AbortSignal) =>
    ask('quotas.list', {}, (answer) => listed(answer, 'resources', quotaOf), signal),

  /** A resource type is only heeded with its service. */
  operations: (query: { service_type?: string; resource_type?: string }, signal: AbortSignal) =>
    ask('operations.list', { query }, (answer) => listed(answer, 'operations', operationsOf), signal),

  /** Names of those who did anything in the last thirty days. */
  operators: (signal: AbortSignal) =>
    ask('operators.list', {}, (answer) => listed(answer, 'users', (raw) => neededText(raw, 'name')), signal),

  resources: (signal: AbortSignal) =>
    ask(
      'resources.list',
      {},
      (answer) =>
        listed(answer, 'resources', (raw) => ({
          ...{ service_type: neededText(raw, 'service_type'), resource: texts(raw, 'resource'), raw },
        })),
      signal,
    ),

  checkBuckets: (buckets: readonly BucketToCheck[], signal: AbortSignal) =>
    ask('buckets.check', { body: { buckets } }, (answer) => listed(answer, 'buckets', bucketOf), signal),

  configuration: (signal: AbortSignal) => ask('configuration.get', {}, configurationOf, signal),

  modifyConfiguration: (body: CloudConfigurationChange, signal: AbortSignal) =>
    ask('configuration.modify', { body }, nothing, signal),

  addTags: (trackerId: string, tags: readonly CloudTag[], signal: AbortSignal) =>
    ask('tags.create', { fill: { resource: trackerId }, body: { tags } }, nothing, signal),

  /** A tag without a value is deleted whatever its value is. */
  deleteTags: (trackerId: string, tags: readonly CloudTag[], signal: AbortSignal) =>
    ask('tags.delete', { fill: { resource: trackerId }, body: { tags } }, nothing, signal),
});

function bucketOf(raw: JsonObject): CheckedBucket {
  const result = object(raw, 'check_bucket_response') ?? {};
  return {
    bucket_name: neededText(raw, 'bucket_name'),
    bucket_location: text(raw, 'bucket_location'),
    success: flag(result, 'success'),
    response_code: number(result, 'response_code'),
    error_code: text(result, 'error_code'),
    error_message: text(result, 'error_message'),
    raw,
  };
}

export const quotaOf = (raw: JsonObject): CloudQuota => ({
  ...{ type: neededText(raw, 'type'), used: number(raw, 'used'), quota: number(raw, 'quota'), raw },
});

export const operationsOf = (raw: JsonObject): CloudOperations => ({
  service_type: neededText(raw, 'service_type'),
  resource_type: neededText(raw, 'resource_type'),
  operation_list: texts(raw, 'operation_list'),
  raw,
});

export const configurationOf = (raw: JsonObject): CloudConfiguration => ({
  is_sync_global_trace: flag(raw, 'is_sync_global_trace'),
  is_support_read_only: flag(raw, 'is_support_read_only'),
  support_read_only_services: texts(raw, 'support_read_only_services'),
  raw,
});
