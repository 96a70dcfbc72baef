import type { Account } from './account.ts';
import { isObject, isTexts } from './exchange.ts';

type Body = Record<string, unknown>;

const NAME = /^[\p{Script=Han}A-Za-z0-9_]{1,64}$/u;
const RULE = /^(api_version|code|trace_rating|trace_type|resource_id|resource_name) (=|!=) (.+)$/su;
const RULE_VALUES: Readonly<Record<string, RegExp>> = {
  api_version: /^[a-zA-Z0-9_.-]{1,64}$/,
  code: /^.{1,256}$/su,
  trace_rating: /^(normal|warning|incident)$/,
  trace_type: /^(ConsoleAction|ApiCall|SystemAction)$/,
  resource_id: /^.{1,350}$/su,
  resource_name: /^.{1,256}$/su,
};
const OPERATIONS_AT_MOST = 1_000;
const SERVICES_AT_MOST = 100;
const USERS_AT_MOST = 50;
const GROUPS_AT_MOST = 10;

/** What is wrong with the body of a notification; null where nothing is. */
export function notificationProblem(body: Body, account: Account): string | null {
  const { notification_name: name, operation_type: type, topic_id: topic } = body;
  if (typeof name !== 'string' || !NAME.test(name)) return 'notification_name is invalid';
  if (type !== 'complete' && type !== 'customized') return 'operation_type is invalid';
  if (topic !== undefined && (typeof topic !== 'string' || !isKnownTarget(topic, account)))
    return 'topic_id is invalid';
  const { agency_name: agency } = body;
  if (agency !== undefined && agency !== 'cts_admin_trust') return 'agency_name is invalid';
  return operationsProblem(body) ?? usersProblem(body['notify_user_list']) ?? filterProblem(body['filter']);
}

function operationsProblem({ operations, operation_type: type }: Body): string | null {
  if (type === 'customized' && (!Array.isArray(operations) || operations.length === 0))
    return 'operations is empty';
  if (operations === undefined) return null;
  if (!Array.isArray(operations)) return 'operations is invalid';
  const services = new Set<string>();
  let names = 0;
  for (const each of operations as unknown[]) {
    if (!isObject(each)) return 'operations is invalid';
    const { service_type: service, resource_type: resource, trace_names: traces } = each;
    if (typeof service !== 'string' || typeof resource !== 'string' || !isTexts(traces))
      return 'operations is invalid';
    services.add(service);
    names += traces.length;
  }
  return services.size > SERVICES_AT_MOST || names > OPERATIONS_AT_MOST ? 'operations is too long' : null;
}

function usersProblem(list: unknown): string | null {
  if (list === undefined) return null;
  if (!Array.isArray(list)) return 'notify_user_list is invalid';
  let users = 0;
  for (const each of list as unknown[]) {
    if (!isObject(each) || typeof each['user_group'] !== 'string' || !isTexts(each['user_list']))
      return 'notify_user_list is invalid';
    users += each['user_list'].length;
  }
  return users > USERS_AT_MOST || list.length > GROUPS_AT_MOST ? 'notify_user_list is too long' : null;
}

function filterProblem(filter: unknown): string | null {
  if (filter === undefined) return null;
  if (!isObject(filter)) return 'filter is invalid';
  const { condition, is_support_filter: on, rule } = filter;
  if (condition !== 'AND' && condition !== 'OR') return 'filter.condition is invalid';
  if (typeof on !== 'boolean' || !isTexts(rule)) return 'filter is invalid';
  const wrong = rule.find((each) => {
    const [, field = '', , value = ''] = RULE.exec(each) ?? [];
    return RULE_VALUES[field]?.test(value) !== true;
  });
  return wrong === undefined ? null : `filter.rule is invalid: ${wrong}`;
}

const isKnownTarget = (urn: string, { contents }: Account): boolean =>
  Object.values(contents).some(
    ({ topics = [], functions = [] }) =>
      topics.some((topic) => topic.topic_urn === urn) ||
      functions.some(({ func_urn: known }) => known === urn || known.startsWith(`${urn}:`)),
  );
