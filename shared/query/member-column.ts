import { isFixedColumn, type ListColumn, type MemberColumn, type MemberField } from '../model/list-column.ts';
import type { Subject } from './language/expression.ts';
import { resolveField } from './language/fields.ts';
import { printPath } from './language/path.ts';

/** Longer names are of no member that anybody would look at in a list. */
export const MEMBER_COLUMN_CHARACTERS = 500;

export interface MemberPlace {
  field: MemberField;
  path: readonly string[];
}

/** Where a column of members looks; undefined for what is none, or is not written in the one way that it is kept. */
export function memberPlace(name: string): MemberPlace | undefined {
  if (isFixedColumn(name) || name.length > MEMBER_COLUMN_CHARACTERS) return undefined;
  const subject = resolveField(name);
  if (subject === undefined || subject === 'malformed' || subject.kind !== 'member') return undefined;
  const { field, path } = subject;
  return field !== 'trace_id' && name === field + printPath(path) ? { field, path } : undefined;
}

export function isMemberColumn(name: string): name is MemberColumn {
  return memberPlace(name) !== undefined;
}

export function isListColumn(name: string): name is ListColumn {
  return isFixedColumn(name) || isMemberColumn(name);
}

/** The column that shows what a clause would be about; undefined where none does. */
export function columnOfSubject(subject: Subject): ListColumn | undefined {
  if (subject.kind === 'column' || subject.kind === 'time') return subject.field;
  if (subject.kind === 'mark') return 'mark';
  if (subject.kind !== 'member') return undefined;
  const name = subject.field + printPath(subject.path);
  return isListColumn(name) ? name : undefined;
}

/** The same for a name as somebody types it: `malformed` where it begins a path that cannot be read. */
export function columnNamed(typed: string): ListColumn | 'malformed' | undefined {
  const subject = resolveField(typed);
  return subject === undefined || subject === 'malformed' ? subject : columnOfSubject(subject);
}

export function subjectOfMember(column: MemberColumn): Subject {
  const place = memberPlace(column);
  if (place === undefined) throw new Error('A column of members has a path.');
  return { kind: 'member', ...place };
}
