import type { JsonKind } from './import-report.ts';
import type { FilterFieldName } from './trace-fields.ts';

/** What the service refuses, or what breaks a documented limit; with what its sentence needs. */
export interface ErrorDetails {
  'wrong-type': { expected: JsonKind; found: JsonKind };
  'too-large': { size: number; limit: number; unit: 'characters' | 'entries' };
  'name-missing': object;
  'name-too-long': { length: number; limit: number };
  /** The first characters that may not stand there. */
  'name-characters': { characters: string };
  'operation-type': { found: string | null };
  'operations-missing': object;
  'operations-too-many': { count: number; limit: number };
  'services-too-many': { count: number; limit: number };
  'operation-service-type': { found: string | null };
  'operation-resource-type': object;
  'operation-trace-names': object;
  'users-too-many': { count: number; limit: number };
  'groups-too-many': { count: number; limit: number };
  'user-group-missing': object;
  'user-list-empty': object;
  'status-value': { found: string };
  'topic-missing': object;
  'topic-urn': { found: string };
  'agency-value': { found: string };
  'filter-flag': object;
  'filter-condition': { found: string };
  'filter-rule-malformed': { text: string };
  'filter-value': { field: FilterFieldName; value: string; limit: number | null };
  quota: { count: number; limit: number };
  'name-taken': { name: string };
  /** Of what a draft file says beside its notification. */
  'draft-value': { found: string; choices: readonly string[] };
}

/** What is legal and probably wrong. */
export interface WarningDetails {
  'name-non-ascii': object;
  'service-type-case': { found: string };
  /** Not of the form in which services name what they trace. */
  'trace-name-form': { name: string };
  'filter-condition-missing': object;
  'filter-off': { rules: number };
  'filter-empty': object;
  'filter-contradiction': { field: FilterFieldName };
  'filter-tautology': { field: FilterFieldName };
  'operation-repeated': { name: string };
  'user-repeated': { name: string };
  'users-exclude-system': object;
  'complete-with-users': object;
  'complete-with-operations': object;
  /** `seen`: how often the nearest name was seen, null where nothing says. */
  'unknown-operation': {
    name: string;
    nearest: string | null;
    /** Where that one is known, if not for the service and resource type of the entry. */
    nearestIn: { service_type: string; resource_type: string | null } | null;
    seen: number | null;
  };
  'never-seen': object;
  /** Of a text in which an object has a name twice; the last one counts. */
  'member-repeated': object;
}

export type IssueDetails = ErrorDetails & WarningDetails;
export type IssueCode = keyof IssueDetails;

export type IssueReason = { [Code in IssueCode]: { code: Code; details: IssueDetails[Code] } }[IssueCode];

/** Something about a notification that a person should know. `path` points into its JSON: `filter.rule[1]`; empty for the whole. */
export type Issue = IssueReason & { path: string; severity: 'error' | 'warning' };
