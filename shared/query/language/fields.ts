import { WITH_MEMBERS, type MemberField } from '../../model/list-column.ts';
import { isMarkField, MARK_FIELDS } from '../../model/mark.ts';
import { COLUMN_NAMES, isColumnName } from '../../model/trace-columns.ts';
import { TRACE_FIELDS } from '../../model/trace-fields.ts';
import { TIME_FIELDS, type AskedVerdict, type TimeField } from '../query.ts';
import type { Subject } from './expression.ts';
import type { FileProperty } from '../../model/file-property.ts';
import { nearestName } from './nearest-name.ts';
import { parsePath, printPath } from './path.ts';

/** Short names, by the field they stand for. The first is the one that is printed. */
export const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  service_type: ['service'],
  resource_type: ['type'],
  resource_name: ['resource'],
  trace_name: ['operation', 'op', 'name'],
  trace_rating: ['rating'],
  'user.name': ['user'],
  source_ip: ['ip'],
  project_id: ['project'],
  domain_id: ['domain'],
  tracker_name: ['tracker'],
  trace_id: ['id'],
  api_version: ['version'],
  'user.account_id': ['account'],
  'user.access_key_id': ['access_key'],
  'user.principal_is_root_user': ['root'],
  'user.session_context.attributes.mfa_authenticated': ['mfa'],
  enterprise_project_id: ['enterprise_project'],
  user_agent: ['agent'],
  location_info: ['location'],
  resource_url: ['url'],
};

/** Any text of the trace. */
export const ANYWHERE = 'text';
export const EXTRA = 'extra';
/** What drafts say of a trace: their names. */
export const DRAFT_FIELDS: Readonly<Record<AskedVerdict, string>> = {
  match: 'matches',
  unknown: 'cannot_tell',
};

/** Of the enabled notifications of an account that report a trace: their names. */
export const REPORTED_BY = 'reported_by';
/** Of the file that a trace was read from: its path, and the number of the import that brought it. */
export const FILE_FIELDS: Readonly<Record<FileProperty, string>> = { path: 'file', import: 'import' };

const OWN_NAMES: readonly string[] = [
  ...new Set<string>([...COLUMN_NAMES, ...TIME_FIELDS, ...TRACE_FIELDS.map(({ name }) => name), EXTRA]),
  ...MARK_FIELDS,
];

/** Every name a query may use, short ones first, as they are offered. */
export const FIELD_NAMES: readonly string[] = [
  ...Object.values(SHORT_NAMES).flat(),
  ...OWN_NAMES,
  ...Object.values(DRAFT_FIELDS),
  REPORTED_BY,
  ...Object.values(FILE_FIELDS),
  ANYWHERE,
];

const SUBJECTS: ReadonlyMap<string, Subject> = new Map<string, Subject>([
  ...OWN_NAMES.flatMap((field) =>
    [field, ...(SHORT_NAMES[field] ?? [])].map((name) => [name.toLowerCase(), subjectOf(field)] as const),
  ),
  [DRAFT_FIELDS.match, { kind: 'draft', verdict: 'match' }],
  [DRAFT_FIELDS.unknown, { kind: 'draft', verdict: 'unknown' }],
  [REPORTED_BY, { kind: 'reported' }],
  [FILE_FIELDS.path, { kind: 'file', by: 'path' }],
  [FILE_FIELDS.import, { kind: 'file', by: 'import' }],
  [ANYWHERE, { kind: 'anywhere' }],
]);

const HEADS: ReadonlyMap<string, MemberField> = new Map(
  WITH_MEMBERS.flatMap((field) =>
    [field, ...(SHORT_NAMES[field] ?? [])].map((name): [string, MemberField] => [name, field]),
  ),
);

function subjectOf(field: string): Subject {
  if (isColumnName(field)) return { kind: 'column', field };
  if (isTimeField(field)) return { kind: 'time', field };
  if (isMarkField(field)) return { kind: 'mark', field };
  return { kind: 'member', field: field as MemberField, path: [] };
}

function isTimeField(field: string): field is TimeField {
  return (TIME_FIELDS as readonly string[]).includes(field);
}

/** The subject a name stands for, in any case; `malformed` where it begins a path that cannot be read. */
export function resolveField(name: string): Subject | 'malformed' | undefined {
  const known = SUBJECTS.get(name.toLowerCase());
  if (known !== undefined) return known;
  const end = name.search(/[.[]/);
  const field = end < 0 ? undefined : HEADS.get(name.slice(0, end).toLowerCase());
  if (field === undefined) return undefined;
  const path = parsePath(name.slice(end));
  return path === undefined ? 'malformed' : { kind: 'member', field, path };
}

export function isField(name: string): boolean {
  const subject = resolveField(name);
  return subject !== undefined && subject !== 'malformed';
}

export function printField(subject: Subject): string {
  if (subject.kind === 'anywhere') return ANYWHERE;
  if (subject.kind === 'draft') return DRAFT_FIELDS[subject.verdict];
  if (subject.kind === 'reported') return REPORTED_BY;
  if (subject.kind === 'file') return FILE_FIELDS[subject.by];
  const name = SHORT_NAMES[subject.field]?.[0] ?? subject.field;
  return subject.kind === 'member' ? name + printPath(subject.path) : name;
}

export function isSameSubject(one: Subject, other: Subject): boolean {
  return printField(one) === printField(other);
}

export function nearestField(name: string): string | null {
  return nearestName(name.toLowerCase(), FIELD_NAMES);
}
