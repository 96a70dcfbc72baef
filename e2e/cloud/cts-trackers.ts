import type { JsonObject, Tracker } from './account.ts';
import { contentsOf } from './contents.ts';
import { isObject, jsonBody, param, refuse, type Answer, type Call } from './exchange.ts';
import { namesProblem, trackerProblem } from './tracker-checks.ts';

export const DATA_TRACKERS_AT_MOST = 100;
const DEFAULT_TARGET = {
  is_obs_created: false,
  bucket_name: '',
  is_authorized_bucket: false,
  file_prefix_name: '',
  bucket_lifecycle: 0,
};

export function createTracker(call: Call): Answer {
  const body = jsonBody(call);
  const trackers = trackersOf(call);
  const problem = trackerProblem(body, { account: call.world.account, others: trackers, before: null });
  if (problem !== null) throw refuse(problem);
  const type = body['tracker_type'] === 'system' ? 'system' : 'data';
  const name = String(body['tracker_name']);
  if (trackers.some((each) => each.tracker_name === name))
    throw refuse(type === 'system' ? 'CTS.0201' : 'CTS.0208');
  if (type === 'data' && dataTrackers(trackers).length >= DATA_TRACKERS_AT_MOST) throw refuse('CTS.0200');
  const tracker: Tracker = {
    id: call.world.newId(),
    create_time: call.world.now(),
    domain_id: call.world.account.domain.id,
    project_id: call.parts['project_id'],
    tracker_name: name,
    tracker_type: type,
    status: 'enabled',
    ...written(body, null),
  };
  trackers.push(tracker);
  return { status: 201, body: tracker };
}

/** Answers with nothing: what became of the tracker has to be read. */
export function modifyTracker(call: Call): Answer {
  const body = jsonBody(call);
  const trackers = trackersOf(call);
  const before = trackers.find((each) => each.tracker_name === body['tracker_name']) ?? null;
  const others = trackers.filter((each) => each !== before);
  const problem = namesProblem(body);
  if (problem !== null) throw refuse(problem);
  if (before === null || before.tracker_type !== body['tracker_type']) throw refuse('CTS.0214');
  const worse = trackerProblem(body, { account: call.world.account, others, before });
  if (worse !== null) throw refuse(worse);
  Object.assign(before, written(body, before));
  if (typeof body['status'] === 'string') before.status = body['status'];
  return { status: 200 };
}

export function listTrackers(call: Call): Answer {
  const name = param(call, 'tracker_name');
  const type = param(call, 'tracker_type');
  if (type !== undefined && type !== 'system' && type !== 'data') throw refuse('CTS.0202');
  const trackers = trackersOf(call).filter(
    (each) =>
      (name === undefined || each.tracker_name === name) &&
      (type === undefined || each.tracker_type === type),
  );
  return { status: 200, body: { trackers: trackers.map((each) => shown(call, each)) } };
}

/** Without a name it takes all data trackers, as the reference says. */
export function deleteTrackers(call: Call): Answer {
  const type = param(call, 'tracker_type') ?? 'data';
  const name = param(call, 'tracker_name');
  if (type !== 'data') throw refuse('CTS.0202');
  if (name === 'system') throw refuse('CTS.0207');
  const trackers = trackersOf(call);
  const going = dataTrackers(trackers).filter((each) => name === undefined || each.tracker_name === name);
  if (name !== undefined && going.length === 0) throw refuse('CTS.0214');
  for (const each of going) trackers.splice(trackers.indexOf(each), 1);
  return { status: 204 };
}

export const trackersOf = (call: Call): Tracker[] => (contentsOf(call).trackers ??= []);

const dataTrackers = (trackers: readonly Tracker[]): Tracker[] =>
  trackers.filter((each) => each.tracker_type === 'data');

/** The members of a body, in the form in which they are kept. */
function written(body: JsonObject, before: Tracker | null): JsonObject {
  const validated = body['is_support_validate'] ?? body['is_support_validation'];
  const target = body['obs_info'];
  const logged = body['is_lts_enabled'];
  return {
    ...copied(body, [
      'is_support_trace_files_encryption',
      'kms_id',
      'agency_name',
      'is_organization_tracker',
      'management_event_selector',
    ]),
    ...(before === null || validated !== undefined ? { is_support_validate: validated === true } : {}),
    ...(isObject(target)
      ? { obs_info: { ...DEFAULT_TARGET, is_authorized_bucket: target['bucket_name'] !== '', ...target } }
      : before === null
        ? { obs_info: DEFAULT_TARGET }
        : {}),
    ...(before === null || logged !== undefined ? { lts: logStream(body, logged === true) } : {}),
    ...tracked(body['data_bucket'], before),
  };
}

const logStream = ({ tracker_name: name }: JsonObject, enabled: boolean): JsonObject => ({
  is_lts_enabled: enabled,
  log_group_name: 'CTS',
  log_topic_name: name === 'system' ? 'system-trace' : name,
});

function tracked(bucket: unknown, before: Tracker | null): JsonObject {
  if (!isObject(bucket)) return {};
  const known = before?.['data_bucket'];
  return { data_bucket: { search_enabled: false, ...(isObject(known) ? known : {}), ...bucket } };
}

const copied = (body: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => name in body).map((name) => [name, body[name]]));

/** The documents write some names in two ways: the management tracker has them in one, data trackers in the other. */
function shown({ world: { forms } }: Call, tracker: Tracker): JsonObject {
  const { group_id: group, stream_id: stream, is_support_validate: validated, tags, ...plain } = tracker;
  const system = tracker.tracker_type === 'system';
  return {
    ...plain,
    ...(group === undefined ? {} : { [system ? 'groupId' : 'group_id']: group }),
    ...(stream === undefined ? {} : { [system ? 'streamId' : 'stream_id']: stream }),
    ...(validated === undefined
      ? {}
      : { [system ? 'is_support_validate' : 'is_support_validation']: validated }),
    ...(forms.trackerTags && tags !== undefined ? { tags } : {}),
  };
}
