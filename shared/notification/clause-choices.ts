import type { ClauseChoice, ClauseChoices, ClauseRefusal, ClauseWidth } from '../model/generalising.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { FilterFieldName } from '../model/trace-fields.ts';
import { checkFilter } from './check-filter.ts';
import { setMember, withMember } from './edit/members.ts';
import { namedOperations, operationKey, replaceOperations, type OperationName } from './edit/operations.ts';
import { sameJson } from './edit/rewrite-json.ts';
import { newFindings } from './findings.ts';
import { foldAscii } from './fold-ascii.ts';
import { isObject, memberOf } from './json-value.ts';
import { MOST_OPERATIONS, MOST_USERS } from './limits.ts';
import { readFilter } from './read-notification.ts';
import { FILTER_FIELDS, parseRule, printRule } from './rule.ts';

/** What a trace gives to the clauses of a notification. */
export type ExampleTrace = Record<FilterFieldName, string | null> & {
  service_type: string | null;
  resource_type: string | null;
  trace_name: string | null;
  user: string | null;
};

/** Rules of more values than these are no rule that a person would read. */
const MOST_VALUES = 10;

/** Every clause that the traces say something about, with the ways to put it from what they have to anything. */
export function clauseChoices(
  notification: Json,
  examples: readonly ExampleTrace[],
  known: readonly OperationName[],
): ClauseChoices[] {
  if (!isObject(notification) || examples.length === 0) return [];
  return [
    operationChoices(notification, examples, known),
    userChoices(notification, examples),
    ...FILTER_FIELDS.map((field) => fieldChoices(notification, field, examples)),
  ].filter(({ choices, values }) => choices.length > 1 || (choices.length > 0 && values.length > 0));
}

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

const textOf = ({
  service_type: service,
  resource_type: resource,
  trace_name: name,
}: OperationName): string => [service, resource, name].join(' › ');

function operationChoices(
  notification: JsonObject,
  examples: readonly ExampleTrace[],
  known: readonly OperationName[],
): ClauseChoices {
  const own = new Map<string, OperationName>();
  for (const { service_type, resource_type, trace_name } of examples)
    if (service_type !== null && resource_type !== null && trace_name !== null) {
      const operation = { service_type, resource_type, trace_name };
      own.set(operationKey(operation), operation);
    }
  const kindOf = ({ service_type: service, resource_type: resource }: OperationName): string =>
    JSON.stringify([foldAscii(service), resource]);
  const kinds = new Set([...own.values()].map(kindOf));
  const kind = new Map(own);
  for (const { service_type, resource_type, trace_name } of known) {
    const operation = { service_type, resource_type, trace_name };
    if (kinds.has(kindOf(operation)) && !kind.has(operationKey(operation)))
      kind.set(operationKey(operation), operation);
  }
  const isComplete = memberOf(notification, 'operation_type') === 'complete';
  const now = new Set(namedOperations(notification).map(operationKey));
  const isNow = (wanted: ReadonlyMap<string, OperationName>): boolean =>
    !isComplete && now.size === wanted.size && [...wanted.keys()].every((key) => now.has(key));
  const listed = (width: ClauseWidth, wanted: ReadonlyMap<string, OperationName>): ClauseChoice[] => {
    const next = replaceOperations([...wanted.values()])(notification);
    return isObject(next) ? [{ width, notification: next, isNow: isNow(wanted) }] : [];
  };
  return {
    clause: 'operation',
    values: [...own.values()].map(textOf),
    choices: [
      ...(own.size === 0 ? [] : listed(own.size === 1 ? 'same' : 'one-of', own)),
      ...(kind.size === own.size || kind.size > MOST_OPERATIONS ? [] : listed('kind', kind)),
      {
        width: 'any',
        notification: changed(setMember('operation_type', 'complete')(notification)),
        isNow: isComplete,
      },
    ],
    refusal: own.size === 0 ? 'lacking' : null,
  };
}

const changed = (notification: Json): JsonObject => (isObject(notification) ? notification : {});

function userChoices(notification: JsonObject, examples: readonly ExampleTrace[]): ClauseChoices {
  const held = memberOf(notification, 'notify_user_list');
  const names = distinct(examples.map(({ user }) => user));
  const isAny = held === null || (Array.isArray(held) && held.length === 0);
  const isComplete = memberOf(notification, 'operation_type') === 'complete';
  const refusal: ClauseRefusal | null =
    !isAny && !Array.isArray(held)
      ? 'unreadable'
      : isComplete
        ? 'every-operation'
        : examples.some(({ user }) => user === null)
          ? 'lacking'
          : names.length > MOST_USERS
            ? 'too-many'
            : null;
  const now = Array.isArray(held)
    ? held.flatMap((group) => {
        const list = isObject(group) ? memberOf(group, 'user_list') : null;
        return Array.isArray(list) ? list : [null];
      })
    : [];
  const own: ClauseChoice = {
    width: names.length === 1 ? 'same' : 'one-of',
    notification: withMember(notification, 'notify_user_list', [{ user_group: 'users', user_list: names }]),
    isNow: now.length === names.length && names.every((name) => now.includes(name)),
  };
  return {
    clause: 'user',
    values: names,
    choices: [
      ...(refusal === null ? [own] : []),
      { width: 'any', notification: withMember(notification, 'notify_user_list', null), isNow: isAny },
    ],
    refusal,
  };
}

/** The rules of one field among those of the others, which stay as they are written. */
function fieldChoices(
  notification: JsonObject,
  field: FilterFieldName,
  examples: readonly ExampleTrace[],
): ClauseChoices {
  const filter = memberOf(notification, 'filter');
  const part = readFilter(filter);
  const values = distinct(examples.map((example) => example[field]));
  const written = isObject(filter) ? (memberOf(filter, 'rule') ?? []) : [];
  // Rules that are switched off would come into force with another one.
  if (part.kind === 'unreadable' || !Array.isArray(written) || (part.kind === 'off' && written.length > 0))
    return { clause: field, values: [], choices: [], refusal: 'unreadable' };
  const isOwn = (rule: Json): boolean => typeof rule === 'string' && parseRule(rule)?.field === field;
  const others = written.filter((rule) => !isOwn(rule));
  const own = written.filter(isOwn);
  const rules = values.map((value) => printRule({ field, op: '=', value }));
  const isOr = part.kind === 'on' && part.condition === 'OR';
  const refusal: ClauseRefusal | null = examples.some((example) => example[field] === null)
    ? 'lacking'
    : values.length > MOST_VALUES
      ? 'too-many'
      : !rules.every(isTaken)
        ? 'value-not-taken'
        : others.length > 0 && (isOr || rules.length > 1)
          ? 'joined'
          : null;
  const filtered = (condition: string, all: readonly Json[]): JsonObject =>
    withMember(
      notification,
      'filter',
      all.length === 0
        ? null
        : { ...(isObject(filter) ? filter : {}), is_support_filter: true, condition, rule: [...all] },
    );
  const isSaid =
    own.length === rules.length &&
    rules.length > 0 &&
    own.every((rule) => rules.some((wanted) => sameRule(rule, wanted))) &&
    (rules.length === 1 || isOr);
  return {
    clause: field,
    values,
    choices: [
      ...(refusal === null
        ? [
            {
              width: rules.length === 1 ? ('same' as const) : ('one-of' as const),
              notification: isSaid
                ? notification
                : filtered(rules.length > 1 ? 'OR' : 'AND', [...others, ...rules]),
              isNow: isSaid,
            },
          ]
        : []),
      {
        width: 'any' as const,
        notification: own.length === 0 ? notification : filtered(isOr ? 'OR' : 'AND', others),
        isNow: own.length === 0,
      },
    ],
    refusal,
  };
}

function sameRule(one: Json, other: string): boolean {
  return typeof one === 'string' && sameJson(parseRule(one) as Json, parseRule(other) as Json);
}

/** Whether the service takes the rule, and it says the value as it is. */
function isTaken(rule: string): boolean {
  const read = parseRule(rule);
  if (read === null || printRule(read) !== rule) return false;
  const findings = newFindings('');
  checkFilter(findings, { is_support_filter: true, condition: 'AND', rule: [rule] });
  return findings.issues.every(({ code }) => code !== 'filter-value');
}
