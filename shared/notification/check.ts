import type { Issue } from '../model/issue.ts';
import type { Provider } from '../model/trace.ts';
import { checkFilter } from './check-filter.ts';
import {
  checkAgency,
  checkAnswered,
  checkName,
  checkOperationType,
  checkStatus,
  checkTopic,
} from './check-head.ts';
import { checkOperations } from './check-operations.ts';
import { checkUsers } from './check-users.ts';
import { DEFAULT_PROVIDER, type Draft } from './draft.ts';
import { newFindings } from './findings.ts';
import { isObject, kindOf, memberOf } from './json-value.ts';
import { knownOperationsOf, type KnownOperations } from './known-operations.ts';
import { LIST_TOO_LARGE, MOST_NOTIFICATIONS } from './limits.ts';

export interface CheckOptions {
  /** What is known of a provider's operations; by itself what its documents list. */
  catalogue?: (provider: Provider) => KnownOperations;
}

/** Every problem at once, in the order in which the service describes the members. Without what only traces can tell. */
export function check(draft: Draft, options: CheckOptions = {}): Issue[] {
  return checkAmong(draft, options, new Set());
}

/** As above for all the drafts of one file. */
export function checkFile(drafts: readonly Draft[], options: CheckOptions = {}): Issue[] {
  const file = newFindings('');
  const isTooLarge = drafts.length >= LIST_TOO_LARGE;
  if (isTooLarge)
    file.error('notifications', 'too-large', { size: drafts.length, limit: LIST_TOO_LARGE, unit: 'entries' });
  const count = drafts.filter(isPublishable).length;
  if (count > MOST_NOTIFICATIONS) file.error('notifications', 'quota', { count, limit: MOST_NOTIFICATIONS });
  const taken = new Set<string>();
  const single = isTooLarge ? [] : drafts.flatMap((draft) => checkAmong(draft, options, taken));
  return [...single, ...file.issues];
}

const providerOf = (draft: Draft): Provider => draft.provider ?? DEFAULT_PROVIDER;

/** Those of other providers stay here, so that the service's rules of naming and delivering do not concern them. */
const isPublishable = (draft: Draft): boolean => providerOf(draft) === DEFAULT_PROVIDER;

function checkAmong(draft: Draft, options: CheckOptions, taken: Set<string>): Issue[] {
  const { notification } = draft;
  const findings = newFindings(draft.path);
  if (!isObject(notification)) {
    findings.error('', 'wrong-type', { expected: 'object', found: kindOf(notification) });
    return [...findings.issues, ...draft.issues];
  }
  const catalogue = options.catalogue ?? knownOperationsOf;
  const ours = isPublishable(draft);
  if (ours) checkName(findings, memberOf(notification, 'notification_name'), taken);
  checkOperationType(findings, memberOf(notification, 'operation_type'));
  checkOperations(findings, notification, { known: catalogue(providerOf(draft)), usualNames: ours });
  checkUsers(findings, notification);
  checkStatus(findings, memberOf(notification, 'status'));
  if (ours) {
    checkTopic(findings, notification);
    checkAgency(findings, memberOf(notification, 'agency_name'));
  }
  checkFilter(findings, memberOf(notification, 'filter'));
  checkAnswered(findings, notification);
  return [...findings.issues, ...draft.issues];
}
