import type { Json, JsonObject } from '../model/json.ts';
import { isObject, memberOf } from './json-value.ts';

export const RESOURCE = 'huaweicloud_cts_notification';

/** A configuration written as JSON, or what Terraform shows of a plan or of its state. */
export function isTerraform(file: JsonObject): boolean {
  return (
    ['resource', 'planned_values', 'values'].some((name) => Object.hasOwn(file, name)) &&
    // A notification has one of these.
    !['notification_name', 'operation_type', 'operations'].some((name) => Object.hasOwn(file, name))
  );
}

/** The notifications among the resources, with the names of the service's own API. */
export function readTerraform(file: JsonObject): Json[] {
  return [
    ...configured(file).map((block) => translate(block, false)),
    ...planned(memberOf(file, 'planned_values')).map((block) => translate(block, true)),
    ...planned(memberOf(file, 'values')).map((block) => translate(block, true)),
  ];
}

/** Blocks may be written one by one or as a list. */
function listed(value: Json): readonly Json[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function configured(file: JsonObject): Json[] {
  const types = listed(memberOf(file, 'resource')).filter(isObject);
  const labels = types.flatMap((each) => listed(memberOf(each, RESOURCE))).filter(isObject);
  return labels.flatMap((each) => Object.values(each)).flatMap(listed);
}

function planned(values: Json): Json[] {
  const found: Json[] = [];
  const modules = isObject(values) ? [memberOf(values, 'root_module')] : [];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    if (!isObject(module)) continue;
    for (const resource of listed(memberOf(module, 'resources')))
      if (isObject(resource) && memberOf(resource, 'type') === RESOURCE)
        found.push(memberOf(resource, 'values'));
    modules.push(...listed(memberOf(module, 'child_modules')).toReversed());
  }
  return found;
}

const isExpression = (value: Json): boolean => typeof value === 'string' && value.includes('${');

type Names = readonly (readonly [terraform: string, api: string])[];

const MEMBERS: Names = [
  ['name', 'notification_name'],
  ['operation_type', 'operation_type'],
  ['notification_id', 'notification_id'],
  ['project_id', 'project_id'],
  ['agency_name', 'agency_name'],
];
const OPERATION: Names = [
  ['service', 'service_type'],
  ['resource', 'resource_type'],
  ['trace_names', 'trace_names'],
];
const GROUP: Names = [
  ['group', 'user_group'],
  ['users', 'user_list'],
];

function renamed(block: JsonObject, names: Names): JsonObject {
  return Object.fromEntries(
    names.filter(([from]) => Object.hasOwn(block, from)).map(([from, to]) => [to, memberOf(block, from)]),
  );
}

/** What is of a wrong type stays as it is, so that it is told. */
function translate(block: Json, isPlan: boolean): Json {
  return isObject(block) ? translateBlock(block, isPlan ? 'plan' : 'configuration') : block;
}

function translateBlock(block: JsonObject, of: 'plan' | 'configuration' | 'literal'): JsonObject {
  const topic = memberOf(block, 'smn_topic') ?? memberOf(block, 'function');
  // Only Terraform knows what an expression comes to, and a plan leaves out what is not known before it is carried out.
  const isTopicOpen = (of !== 'literal' && isExpression(topic)) || (of === 'plan' && topic === null);
  const filter = memberOf(block, 'filter');
  const [single, ...more] = listed(filter);
  return {
    ...renamed(block, MEMBERS),
    ...blocks(block, 'operations', 'operations', OPERATION),
    ...blocks(block, 'operation_users', 'notify_user_list', GROUP),
    ...statusOf(block, isTopicOpen),
    ...(topic === null || isTopicOpen ? {} : { topic_id: topic }),
    ...(single === undefined ? {} : { filter: more.length > 0 ? filter : translateFilter(single) }),
  };
}

/** Of a block whose texts are meant as they stand. */
export function notificationOfBlock(block: JsonObject): JsonObject {
  return translateBlock(block, 'literal');
}

/** Of a block of a configuration, in which Terraform may compute the topic. */
export function notificationOfConfigured(block: JsonObject): JsonObject {
  return translateBlock(block, 'configuration');
}

function blocks(block: JsonObject, from: string, to: string, names: Names): JsonObject {
  if (!Object.hasOwn(block, from)) return {};
  const value = memberOf(block, from);
  if (!Array.isArray(value) && !isObject(value)) return { [to]: value };
  return { [to]: listed(value).map((each) => (isObject(each) ? renamed(each, names) : each)) };
}

function statusOf(block: JsonObject, isTopicOpen: boolean): JsonObject {
  const status = memberOf(block, 'status');
  const enabled = memberOf(block, 'enabled');
  if (status !== null) return { status };
  if (enabled === null) return {};
  if (enabled === false || enabled === 'false') return { status: 'disabled' };
  if (enabled !== true && enabled !== 'true') return { status: enabled };
  // Whether its topic is missing cannot be said, and a status that is not there is an enabled one, too.
  return isTopicOpen ? {} : { status: 'enabled' };
}

/** Terraform has no switch for it: a filter that is there is on. */
function translateFilter(filter: Json): Json {
  if (!isObject(filter)) return filter;
  const names: Names = [
    ['condition', 'condition'],
    ['rule', 'rule'],
  ];
  return { is_support_filter: true, ...renamed(filter, names) };
}
