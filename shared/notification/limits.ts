import type { FilterFieldName } from '../model/trace-fields.ts';

/*
 * What the service documents: the CTS API reference (creating and querying key event notifications: the tables of the body, its
 * operations, users and filter) and, for quotas and the characters of a name, the user guide.
 */

/** For one project. */
export const MOST_NOTIFICATIONS = 100;
export const NAME_LENGTH = 64;
/** Trace names in all the entries of one notification. */
export const MOST_OPERATIONS = 1000;
export const MOST_SERVICES = 100;
export const MOST_USERS = 50;
export const MOST_GROUPS = 10;

export const OPERATION_TYPES = ['complete', 'customized'] as const;
export const STATUSES = ['enabled', 'disabled'] as const;
export const CONDITIONS = ['AND', 'OR'] as const;
export const AGENCY_NAME = 'cts_admin_trust';
/** What may stand behind a topic: a topic of SMN, or a function of FunctionGraph. */
export const TOPIC_FORM = /^urn:(?:smn|fss):\S/;
export const SERVICE_FORM = /^[A-Za-z0-9_-]+$/;
/** Not documented: how every name that the guides list is written. */
export const TRACE_NAME_FORM = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** Values of a filter's rules. */
export const VALUE_CHOICES: Readonly<Partial<Record<FilterFieldName, readonly string[]>>> = {
  trace_rating: ['normal', 'warning', 'incident'],
  trace_type: ['ConsoleAction', 'ApiCall', 'SystemAction'],
};

export const VALUE_LENGTHS: Readonly<Partial<Record<FilterFieldName, number>>> = {
  api_version: 64,
  code: 256,
  resource_id: 350,
  resource_name: 256,
};

export const API_VERSION_FORM = /^[A-Za-z0-9_.-]+$/;

/** Not the service's: from here on a text or a list is beyond any use, and what is in it is not looked at one by one. */
export const TEXT_TOO_LARGE = 1_000_000;
export const LIST_TOO_LARGE = 10_000;
