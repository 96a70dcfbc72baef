import { isColumnName } from '../../../../shared/model/trace-columns.ts';
import type { Subject } from '../../../../shared/query/language/expression.ts';
import { columnOfSubject } from '../../../../shared/query/member-column.ts';
import type { ListColumn } from '../../../../shared/model/list-column.ts';
import { resolveField } from '../../../../shared/query/language/fields.ts';

/** A value that something can be done with. */
export interface AskedValue {
  /** As a query names it: the field, and the path within it. */
  field: string;
  path?: string;
  value: string | null;
  /** Whether a filter can be made of it; what has parts can only be copied. */
  isLeaf: boolean;
  anchor: Element | { x: number; y: number };
  /** Gets the focus back. */
  giver: HTMLElement;
}

export type AskMenu = (asked: AskedValue) => void;

export const nameOf = ({ field, path }: { field: string; path?: string }): string => field + (path ?? '');

/** The column of the list that shows it; undefined for a path that no query can write. */
export function columnOf({ field, path = '' }: { field: string; path?: string }): ListColumn | undefined {
  const subject = subjectOf({ field, path });
  return subject === null ? undefined : columnOfSubject(subject);
}

/** As a query asks for it; null for a path that it cannot write. */
export function subjectOf({ field, path = '' }: { field: string; path?: string }): Subject | null {
  if (path === '' && isColumnName(field)) return { kind: 'column', field };
  const subject = resolveField(field + path);
  return subject === undefined || subject === 'malformed' ? null : subject;
}
