import type { JsonKind } from '../../model/import-report.ts';
import type { IssueCode, IssueDetails } from '../../model/issue.ts';
import type { FilterFieldName } from '../../model/trace-fields.ts';
import type { DraftProblemCode, DraftProblemDetails } from '../../model/draft-problem.ts';
import { VALUE_CHOICES } from '../../notification/limits.ts';
import { FILTER_FIELDS } from '../../notification/rule.ts';
import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

export type IssueTable = { [Code in IssueCode]: (details: IssueDetails[Code]) => string };
export type DraftProblemTable = {
  [Code in DraftProblemCode]: (details: DraftProblemDetails[Code]) => string;
};

const language = 'en';

const number = (value: number): string => count(language, value);

const kinds: Record<JsonKind, string> = {
  null: 'missing or null',
  boolean: 'true or false',
  number: 'a number',
  text: 'text',
  list: 'a list',
  object: 'an object',
};

function values(field: FilterFieldName): string {
  const choices = VALUE_CHOICES[field];
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  return 'letters, digits, “_”, “-” and “.” only';
}

function nearest({ nearest: name, nearestIn: place, seen }: IssueDetails['unknown-operation']): string {
  if (name === null) return ' Check its spelling.';
  const where =
    place === null
      ? ''
      : ` of ${shown(place.service_type)}` +
        (place.resource_type === null ? '' : ` with resource type “${shown(place.resource_type)}”`);
  if (seen === null) return ` Perhaps “${shown(name)}”${where} is meant.`;
  if (seen === 0) return ` Perhaps “${shown(name)}”${where} is meant, which was never seen here.`;
  return ` Perhaps “${shown(name)}”${where} is meant, which was seen ${number(seen)} ${plural(seen, 'time', 'times')}.`;
}

/** What is wrong in a notification, or probably wrong. */
export const issues: IssueTable = {
  'wrong-type': ({ expected, found }) => `This has to be ${kinds[expected]}; it is ${kinds[found]}.`,
  'too-large': ({ size, limit, unit }) =>
    unit === 'characters'
      ? `This text has ${number(size)} characters. No notification needs so many; keep it below ${number(limit)}.`
      : `This list has ${number(size)} entries. No notification needs so many; keep it below ${number(limit)}.`,
  'name-missing': () => 'The notification has no name. Give it one.',
  'name-too-long': ({ length, limit }) =>
    `The name has ${number(length)} characters. Shorten it to ${number(limit)} at most.`,
  'name-characters': ({ characters }) =>
    `A name may hold letters, digits and “_” only. Take out “${shown(characters)}”.`,
  'operation-type': ({ found }) =>
    found === null
      ? 'The operation type is missing. Write “complete” or “customized”.'
      : `The operation type is “complete” or “customized”, not “${shown(found)}”.`,
  'operations-missing': () => 'A customized notification has to say which operations it is about. Add some.',
  'operations-too-many': ({ count: total, limit }) =>
    `${number(total)} trace names are listed in all. Keep to ${number(limit)}, or split the notification.`,
  'services-too-many': ({ count: total, limit }) =>
    `${number(total)} services are listed. Keep to ${number(limit)}, or split the notification.`,
  'operation-service-type': ({ found }) =>
    found === null || found === ''
      ? 'The service is missing. Write its short name, such as ECS.'
      : `The short name of a service holds letters, digits, “-” and “_” only; “${shown(found)}” is none.`,
  'operation-resource-type': () => 'The resource type is missing. Add it as it stands in traces.',
  'operation-trace-names': () => 'No trace names are listed here. Add some, or remove the entry.',
  'users-too-many': ({ count: total, limit }) =>
    `${number(total)} users are listed. Keep to ${number(limit)}, or split the notification.`,
  'groups-too-many': ({ count: total, limit }) =>
    `${number(total)} user groups are listed. Keep to ${number(limit)}, or split the notification.`,
  'user-group-missing': () => 'The user group has no name. Add the one its users belong to.',
  'user-list-empty': () => 'No users of this group are listed. Add some, or remove the group.',
  'status-value': ({ found }) => `The status is “enabled” or “disabled”, not “${shown(found)}”.`,
  'topic-missing': () => 'An enabled notification needs a topic or a function to send to. Add its URN.',
  'topic-urn': ({ found }) =>
    `The URN of a topic begins with urn:smn: and that of a function with urn:fss:, unlike “${shown(found)}”.`,
  'agency-value': ({ found }) =>
    `The agency can only be cts_admin_trust, not “${shown(found)}”. Correct it or leave it out.`,
  'filter-flag': () => 'Whether the filter is on is not said. Write true or false.',
  'filter-condition': ({ found }) =>
    `Rules are joined by “AND” or “OR”, in capital letters, not by “${shown(found)}”.`,
  'filter-rule-malformed': ({ text }) =>
    `“${shown(text)}” is no rule. Write a field, = or !=, and a value; the fields are ${FILTER_FIELDS.join(', ')}.`,
  'filter-value': ({ field, value, limit }) =>
    limit === null
      ? `A value of ${field} is ${values(field)}, unlike “${shown(value)}”.`
      : `A value of ${field} has ${number(limit)} characters at most. Shorten “${shown(value)}”.`,
  quota: ({ count: total, limit }) =>
    `There are ${number(total)} notifications. A project takes ${number(limit)}; remove some.`,
  'name-taken': ({ name }) => `Another notification is called “${shown(name)}” already. Choose another name.`,
  'draft-value': ({ found, choices }) => `“${shown(found)}” is none of: ${choices.join(', ')}.`,

  'name-non-ascii': () =>
    'The name holds Chinese letters, which the service’s documents allow in some places and not in others. Letters, digits and “_” are safe.',
  'service-type-case': ({ found }) =>
    `Services are written in capital letters. Write “${shown(found.toUpperCase())}” unless traces say “${shown(found)}”.`,
  'trace-name-form': ({ name }) =>
    `Trace names begin with a letter and go on with letters, digits, “-”, “_” and “.”; “${shown(name)}” does not. Check it.`,
  'filter-condition-missing': () => 'How rules are joined is not said; AND is taken. Write AND or OR.',
  'filter-off': ({ rules }) =>
    `The filter is off, so its ${number(rules)} ${plural(rules, 'rule does', 'rules do')} nothing. Switch it on or remove it.`,
  'filter-empty': () => 'The filter has no rules, so it restricts nothing. Add some, or remove it.',
  'filter-contradiction': ({ field }) =>
    `${field} cannot equal two values at once, so nothing will ever match. Keep one, or join the rules by OR.`,
  'filter-tautology': ({ field }) =>
    `Whatever ${field} is, one of its rules is true, so they restrict nothing. Join them by AND, or remove them.`,
  'operation-repeated': ({ name }) =>
    `“${shown(name)}” is listed before for the same service and resource type. Remove it here.`,
  'user-repeated': ({ name }) => `The user “${shown(name)}” is listed before. Remove the name here.`,
  'users-exclude-system': () =>
    'What the system does by itself has no user, so with users listed it is never reported. Remove the list if it should be.',
  'complete-with-users': () =>
    'Whether users count when every operation is reported is not documented. Remove them, or list the operations.',
  'complete-with-operations': () =>
    'Every operation is reported, so the list of operations does nothing. Remove it, or make the type “customized”.',
  'unknown-operation': (details) =>
    `“${shown(details.name)}” is not known for this service and resource type.${nearest(details)}`,
  'never-seen': () => 'No trace that was read can satisfy this. Check it against what traces hold.',
  'member-repeated': () =>
    'This member stands twice in its object. Only the last one counts, so take the others out.',
};

/** Why a file with a notification was not read. */
export const draftProblems: DraftProblemTable = {
  'not-json': ({ line, column }) =>
    `This is not valid JSON: line ${number(line)}, character ${number(column)}.`,
  'cut-off': () => 'This is not valid JSON: it ends too early.',
  'terraform-text': () =>
    'This is written in Terraform’s own language; give its JSON instead, which “terraform show -json” prints.',
  'terraform-unreadable': ({ line, column }) =>
    `This cannot be read as Terraform: line ${number(line)}, character ${number(column)}.`,
  'terraform-computed': ({ line, column }) =>
    `Line ${number(line)}, character ${number(column)}: what this comes to, Terraform alone knows; write the value, or give the JSON that “terraform show -json” prints.`,
  'terraform-heredoc': ({ line, column }) =>
    `Line ${number(line)}, character ${number(column)}: a text of several lines ends with a line break, which no member takes; write it in quotes.`,
  'terraform-without-notification': () =>
    'None of these Terraform resources is a huaweicloud_cts_notification, so there is nothing to read.',
  'nested-too-deep': ({ limit }) => `This is nested more than ${number(limit)} levels deep.`,
  'not-an-object': ({ found }) => `A notification has to be an object; this is ${kinds[found]}.`,
  'notification-and-list': () =>
    '“notification” and “notifications” stand side by side; keep the one that is meant.',
  'notifications-not-a-list': ({ found }) => `“notifications” has to be a list; it is ${kinds[found]}.`,
  'pins-of-list': () =>
    '“pins” beside a list do not say which notification they are about; put each beside its own “notification”.',
};
