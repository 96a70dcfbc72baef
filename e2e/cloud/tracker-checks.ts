import type { Account, Tracker } from './account.ts';
import type { ErrorCode } from './error-codes.ts';
import { isObject, isTexts } from './exchange.ts';

type Body = Record<string, unknown>;

/** What a body is held against. */
interface Ground {
  account: Account;
  /** All trackers of the project but the one that is modified. */
  others: readonly Tracker[];
  /** The one that is modified. */
  before: Tracker | null;
}

const TRACKER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{2,62}$/;
const PREFIX = /^[A-Za-z0-9_.-]{0,64}$/;

/** The code of the first thing wrong with a tracker, in the order of the reference's table; null where nothing is. */
export function trackerProblem(body: Body, ground: Ground): ErrorCode | null {
  return (
    namesProblem(body) ??
    transferProblem(body, ground) ??
    encryptionProblem(body, ground) ??
    (body['tracker_type'] === 'data' ? bucketProblem(body, ground) : null)
  );
}

export function namesProblem(body: Body): ErrorCode | null {
  const { tracker_type: type, tracker_name: name, status } = body;
  if (type !== 'system' && type !== 'data') return 'CTS.0202';
  if (typeof name !== 'string' || !TRACKER_NAME.test(name)) return 'CTS.0203';
  if (type === 'system' && name !== 'system') return 'CTS.0204';
  if (status !== undefined && status !== 'enabled' && status !== 'disabled') return 'CTS.0205';
  if (type === 'system' && body['data_bucket'] !== undefined) return 'CTS.0206';
  if (type === 'data' && name === 'system') return 'CTS.0207';
  return null;
}

function transferProblem(body: Body, { account, others, before }: Ground): ErrorCode | null {
  const target = body['obs_info'];
  if (target === undefined) return null;
  if (!isObject(target)) return 'CTS.0003';
  const name = target['bucket_name'];
  const prefix = target['file_prefix_name'];
  if (prefix !== undefined && (typeof prefix !== 'string' || !PREFIX.test(prefix))) return 'CTS.0218';
  // An empty name switches the transfer off.
  if (name === undefined || name === '') return null;
  if (typeof name !== 'string' || !BUCKET_NAME.test(name)) return 'CTS.0231';
  const tracked = [...others, ...(before === null ? [] : [before])].map(trackedBucket);
  if (tracked.includes(name) || trackedBucket(body) === name) return 'CTS.0213';
  const exists = account.buckets.some((bucket) => bucket.name === name);
  return target['is_obs_created'] === true && exists ? 'CTS.0215' : null;
}

function encryptionProblem(body: Body, { account }: Ground): ErrorCode | null {
  if (body['is_support_trace_files_encryption'] !== true) return null;
  const { kms_id: key } = body;
  if (typeof key !== 'string' || key === '') return 'CTS.0221';
  return account.kmsKeys.some(({ key_id: id }) => id === key) ? null : 'CTS.0222';
}

function bucketProblem(body: Body, { account, others, before }: Ground): ErrorCode | null {
  const bucket = body['data_bucket'];
  if (before !== null && bucket === undefined) return null;
  const events = isObject(bucket) ? bucket['data_event'] : undefined;
  const name = trackedBucket(body);
  if (before !== null && name !== '' && name !== trackedBucket(before)) return 'CTS.0212';
  if (before === null) {
    if (name === '') return 'CTS.0210';
    if (!account.buckets.some((each) => each.name === name)) return 'CTS.0211';
  }
  if (!isTexts(events) || events.length === 0) return 'CTS.0219';
  if (!events.every((event) => event === 'READ' || event === 'WRITE')) return 'CTS.0225';
  const own = before === null ? name : trackedBucket(before);
  const taken = others.filter((other) => trackedBucket(other) === own).flatMap(trackedEvents);
  return events.some((event) => taken.includes(event)) ? 'CTS.0209' : null;
}

/** Empty where none is tracked. */
function trackedBucket(tracker: Body): string {
  const bucket = tracker['data_bucket'];
  const name = isObject(bucket) ? bucket['data_bucket_name'] : undefined;
  return typeof name === 'string' ? name : '';
}

function trackedEvents(tracker: Body): string[] {
  const bucket = tracker['data_bucket'];
  const events = isObject(bucket) ? bucket['data_event'] : undefined;
  return isTexts(events) ? events : [];
}
