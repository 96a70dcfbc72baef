import type { Configuration } from './account.ts';
import { contentsOf } from './contents.ts';
import { DATA_TRACKERS_AT_MOST, trackersOf } from './cts-trackers.ts';
import { isObject, isTexts, jsonBody, param, refuse, type Answer, type Call } from './exchange.ts';

export function getQuotas(call: Call): Answer {
  const used = (type: string): number => trackersOf(call).filter((each) => each.tracker_type === type).length;
  const resources = [
    { type: 'data_tracker', used: used('data'), quota: DATA_TRACKERS_AT_MOST },
    { type: 'system_tracker', used: used('system'), quota: 1 },
  ];
  return { status: 200, body: { resources } };
}

export function listOperations(call: Call): Answer {
  const service = param(call, 'service_type');
  const resource = param(call, 'resource_type');
  if (resource !== undefined && service === undefined) throw refuse('CTS.0300');
  const operations = (contentsOf(call).operations ?? []).filter(
    (each) =>
      (service === undefined || each.service_type.toUpperCase() === service.toUpperCase()) &&
      (resource === undefined || each.resource_type === resource),
  );
  return { status: 200, body: { operations } };
}

export function listOperators(call: Call): Answer {
  const users = (contentsOf(call).operators ?? []).map((name) => ({ name }));
  return { status: 200, body: { users } };
}

export function listResources({ world: { account } }: Call): Answer {
  return { status: 200, body: { resources: account.resources } };
}

/** The answer is always 200: each bucket has a verdict of its own. */
export function checkBuckets(call: Call): Answer {
  const { buckets } = jsonBody(call);
  if (buckets !== undefined && !Array.isArray(buckets)) throw refuse('CTS.0003');
  const asked = (buckets ?? []) as unknown[];
  return {
    status: 200,
    body: {
      buckets: asked.map((each) => {
        if (!isObject(each) || typeof each['bucket_location'] !== 'string') throw refuse('CTS.0003');
        return { ...each, check_bucket_response: verdict(call, each) };
      }),
    },
  };
}

function verdict(
  { world: { account } }: Call,
  { bucket_name: name, bucket_location: location }: Record<string, unknown>,
): object {
  const known = account.buckets.find((bucket) => bucket.name === name && bucket.location === location);
  if (known !== undefined) return { response_code: 200, success: true };
  return {
    error_code: 'OBS.NoSuchBucket',
    error_message: 'Error message:Request Error.OBS service Error Message.',
    response_code: 404,
    success: false,
  };
}

const NO_CONFIGURATION: Configuration = {
  is_sync_global_trace: false,
  is_support_read_only: false,
  support_read_only_services: [],
};

export const getConfiguration = (call: Call): Answer => ({
  status: 200,
  body: contentsOf(call).configuration ?? NO_CONFIGURATION,
});

export function putConfiguration(call: Call): Answer {
  const body = jsonBody(call);
  const services = body['support_read_only_services'] ?? [];
  if (!isTexts(services)) throw refuse('CTS.0003');
  contentsOf(call).configuration = {
    is_sync_global_trace: body['is_sync_global_trace'] === true,
    is_support_read_only: body['is_support_read_only'] === true,
    support_read_only_services: services,
  };
  return { status: 200 };
}

export const noVersions = (): Answer => {
  throw refuse('CTS.0100');
};
