import { TRACE_FIELDS, type FilterFieldName } from '../model/trace-fields.ts';
import type { FilterRule } from './parts.ts';

/** In the order of the fields of a trace. */
export const FILTER_FIELDS: readonly FilterFieldName[] = TRACE_FIELDS.flatMap((field) =>
  'filterable' in field ? [field.name] : [],
);

const FIELDS: ReadonlySet<string> = new Set(FILTER_FIELDS);

function isFilterField(name: string): name is FilterFieldName {
  return FIELDS.has(name);
}

const WHITE_SPACE = ' \t\r\n';

/** Only the four; a value may end in any other kind of space. Not a pattern: those backtrack over long runs of spaces. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && WHITE_SPACE.includes(text.charAt(start))) start += 1;
  while (end > start && WHITE_SPACE.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Null where the text is no rule. Whether the field takes the value is another question. */
export function parseRule(text: string): FilterRule | null {
  const equals = text.indexOf('=');
  if (equals < 0) return null;
  const op = text.charAt(equals - 1) === '!' ? '!=' : '=';
  const field = trimmed(text.slice(0, equals + 1 - op.length));
  const value = trimmed(text.slice(equals + 1));
  return isFilterField(field) && value !== '' ? { field, op, value } : null;
}

/** The canonical text. */
export function printRule({ field, op, value }: FilterRule): string {
  return `${field} ${op} ${value}`;
}
