import type { Json, JsonObject } from '../model/json.ts';
import { lengthOf, textAt, type Findings } from './findings.ts';
import { kindOf, memberOf } from './json-value.ts';
import { AGENCY_NAME, NAME_LENGTH, OPERATION_TYPES, STATUSES, TOPIC_FORM } from './limits.ts';

/** How many of the wrong characters are told. */
const TOLD_CHARACTERS = 5;

/** `taken` are the names of the notifications before, to which this one is added. */
export function checkName(findings: Findings, value: Json, taken: Set<string>): void {
  const path = 'notification_name';
  const name = textAt(findings, path, value);
  // Also one that is too large for all else.
  const length = typeof value === 'string' ? lengthOf(value) : 0;
  if (length > NAME_LENGTH) findings.error(path, 'name-too-long', { length, limit: NAME_LENGTH });
  if (name === undefined) return;
  if (name === null || name === '') {
    findings.error(path, 'name-missing', {});
    return;
  }
  const wrong = new Set(name.replace(/[A-Za-z0-9_\p{Script=Han}]+/gu, ''));
  if (wrong.size > 0)
    findings.error(path, 'name-characters', { characters: [...wrong].slice(0, TOLD_CHARACTERS).join('') });
  if (/\p{Script=Han}/u.test(name)) findings.warning(path, 'name-non-ascii', {});
  if (taken.has(name)) findings.error(path, 'name-taken', { name });
  taken.add(name);
}

function isOneOf(choices: readonly string[], value: string): boolean {
  return choices.includes(value);
}

export function checkOperationType(findings: Findings, value: Json): void {
  const found = textAt(findings, 'operation_type', value);
  if (found === undefined || (found !== null && isOneOf(OPERATION_TYPES, found))) return;
  findings.error('operation_type', 'operation-type', { found });
}

export function checkStatus(findings: Findings, value: Json): void {
  const found = textAt(findings, 'status', value);
  if (found === undefined || found === null || isOneOf(STATUSES, found)) return;
  findings.error('status', 'status-value', { found });
}

export function checkTopic(findings: Findings, notification: JsonObject): void {
  const topic = textAt(findings, 'topic_id', memberOf(notification, 'topic_id'));
  if (topic === undefined) return;
  if (topic === null || topic === '') {
    // A status that is not there makes no demand: a new notification has none.
    if (memberOf(notification, 'status') === 'enabled') findings.error('topic_id', 'topic-missing', {});
  } else if (!TOPIC_FORM.test(topic)) findings.error('topic_id', 'topic-urn', { found: topic });
}

export function checkAgency(findings: Findings, value: Json): void {
  const found = textAt(findings, 'agency_name', value);
  if (typeof found === 'string' && found !== AGENCY_NAME)
    findings.error('agency_name', 'agency-value', { found });
}

/** What the service adds to a notification when it answers; only its form can be wrong. */
export function checkAnswered(findings: Findings, notification: JsonObject): void {
  for (const name of ['notification_id', 'notification_type', 'project_id'])
    textAt(findings, name, memberOf(notification, name));
  const createdAt = memberOf(notification, 'create_time');
  if (createdAt !== null && typeof createdAt !== 'number')
    findings.error('create_time', 'wrong-type', { expected: 'number', found: kindOf(createdAt) });
}
