import type { Issue } from '../../model/issue.ts';
import type { Json } from '../../model/json.ts';
import { applyEdits } from '../apply-edits.ts';
import { freeName } from '../draft-name.ts';
import { isObject, memberOf } from '../json-value.ts';
import { AGENCY_NAME, CONDITIONS } from '../limits.ts';
import { removeFilter, setCondition, switchFilter } from './filter.ts';
import { sendNothing, setMember, withMember, type Change } from './members.ts';
import { everyUser } from './users.ts';

export const FIX_KINDS = [
  'use-name',
  'remove',
  'upper-case',
  'switch-on',
  'remove-filter',
  'join-by',
  'everybody',
  'drop-operations',
  'send-nothing',
  'use-agency',
  'customized',
] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** What puts an issue right: `shown` is what would stand there, where a word for it is needed. */
export interface Fix {
  kind: FixKind;
  shown: string | null;
  change: Change;
}

/** Null where only a person can say what is right. A fix that comes too late, of what was changed meanwhile, changes nothing. */
export function fixOf(issue: Issue): Fix | null {
  const { path } = issue;
  switch (issue.code) {
    case 'name-too-long':
    case 'name-characters':
      return { kind: 'use-name', shown: null, change: legalName };
    case 'unknown-operation': {
      const { name, nearest, nearestIn } = issue.details;
      if (nearest === null || nearestIn !== null) return null;
      return { kind: 'use-name', shown: nearest, change: replacing(path, name, nearest) };
    }
    case 'operation-repeated':
    case 'user-repeated':
      return { kind: 'remove', shown: issue.details.name, change: removing(path, issue.details.name) };
    case 'filter-rule-malformed':
      return { kind: 'remove', shown: null, change: removing(path, issue.details.text) };
    case 'operation-trace-names':
    case 'user-list-empty':
      return { kind: 'remove', shown: null, change: removingEmpty(path) };
    case 'service-type-case': {
      const { found } = issue.details;
      const upper = found.toUpperCase();
      return { kind: 'upper-case', shown: upper, change: replacing(path, found, upper) };
    }
    default:
      return wholeFix(issue);
  }
}

/** Of a member as a whole, whatever is in it. */
function wholeFix(issue: Issue): Fix | null {
  switch (issue.code) {
    case 'filter-off':
    case 'filter-flag':
      return { kind: 'switch-on', shown: null, change: switchFilter(true) };
    case 'filter-empty':
      return { kind: 'remove-filter', shown: null, change: removeFilter };
    case 'filter-condition-missing':
    case 'filter-tautology':
      return { kind: 'join-by', shown: 'AND', change: setCondition('AND') };
    case 'filter-contradiction':
      return { kind: 'join-by', shown: 'OR', change: setCondition('OR') };
    case 'filter-condition': {
      const meant = CONDITIONS.find((one) => one === issue.details.found.trim().toUpperCase());
      return meant === undefined ? null : { kind: 'join-by', shown: meant, change: setCondition(meant) };
    }
    case 'complete-with-users':
    case 'users-exclude-system':
      return issue.code === 'complete-with-users'
        ? { kind: 'everybody', shown: null, change: everyUser }
        : null;
    case 'complete-with-operations':
      return { kind: 'drop-operations', shown: null, change: withoutOperations };
    case 'topic-missing':
      return { kind: 'send-nothing', shown: null, change: sendNothing };
    case 'agency-value':
      return { kind: 'use-agency', shown: null, change: setMember('agency_name', AGENCY_NAME) };
    case 'operation-type':
      return { kind: 'customized', shown: null, change: setMember('operation_type', 'customized') };
    default:
      return null;
  }
}

const withoutOperations: Change = (notification) =>
  isObject(notification) ? withMember(notification, 'operations', null) : notification;

const legalName: Change = (notification) => {
  const name = isObject(notification) ? memberOf(notification, 'notification_name') : null;
  return typeof name === 'string' && isObject(notification)
    ? withMember(notification, 'notification_name', freeName(name, new Set()))
    : notification;
};

/** Where the path leads to; undefined where it leads nowhere any more. */
function at(notification: Json, path: string): Json | undefined {
  let value: Json | undefined = notification;
  for (const step of path.split(/[.[\]]+/).filter((each) => each !== '')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Array.isArray(value) ? value[Number(step)] : value[step];
  }
  return value;
}

const replacing =
  (path: string, found: string, value: string): Change =>
  (notification) =>
    at(notification, path) === found
      ? applyEdits(notification, [{ kind: 'replace', path, value }])
      : notification;

const removing =
  (path: string, found: string): Change =>
  (notification) =>
    at(notification, path) === found ? applyEdits(notification, [{ kind: 'remove', path }]) : notification;

/** The entry or group whose list holds nothing. */
const removingEmpty =
  (path: string): Change =>
  (notification) => {
    const list = at(notification, path) ?? null;
    const holder = path.slice(0, path.lastIndexOf('.'));
    const isEmpty = list === null || (Array.isArray(list) && list.length === 0);
    if (!isEmpty || at(notification, holder) === undefined) return notification;
    return applyEdits(notification, [{ kind: 'remove', path: holder }]);
  };
