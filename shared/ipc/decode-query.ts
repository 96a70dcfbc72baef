import * as v from 'valibot';
import { FILE_PROPERTIES } from '../model/file-property.ts';
import { MARK_FIELDS } from '../model/mark.ts';
import { isTraceFieldName } from '../model/trace-fields.ts';
import { isColumnName, type ColumnName } from '../model/trace-columns.ts';
import type { BodyLeaf } from '../query/language/body-test.ts';
import type { MemberField } from '../model/list-column.ts';
import { PATH_LIMIT } from '../query/language/limits.ts';
import {
  ASKED_VERDICTS,
  QUERY_DEPTH_LIMIT,
  TIME_FIELDS,
  type FieldTest,
  type FileQuery,
  type Query,
} from '../query/query.ts';

const MOST_VALUES = 10_000;
const MOST_CHARACTERS = 10_000;

const text = v.pipe(v.string(), v.maxLength(MOST_CHARACTERS));
const instant = v.pipe(v.number(), v.safeInteger());
const rowNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const pageCursor = v.strictObject({ time: v.number(), row: rowNumber });

export const columnName = v.custom<ColumnName>((name) => typeof name === 'string' && isColumnName(name));

const isPattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

export const fieldTest: v.GenericSchema<unknown, FieldTest> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('in'),
    values: v.pipe(v.array(text), v.maxLength(MOST_VALUES)),
    fold: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('contains'), text, fold: v.boolean() }),
  v.strictObject({ kind: v.literal('starts-with'), text, fold: v.boolean() }),
  v.strictObject({
    kind: v.literal('regex'),
    pattern: v.pipe(text, v.check(isPattern, 'is no regular expression')),
    fold: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('empty') }),
]);

/** Fields that no column holds, and members the model has no field for. */
const memberField = v.custom<MemberField>(
  (name) =>
    name === 'extra' ||
    (typeof name === 'string' &&
      isTraceFieldName(name) &&
      !isColumnName(name) &&
      !TIME_FIELDS.some((field) => field === name)),
);

/** A place in bodies, and what is asked of it. */
export const bodyLeaf: v.GenericSchema<unknown, BodyLeaf> = v.variant('kind', [
  v.strictObject({ kind: v.literal('anywhere'), test: fieldTest }),
  v.strictObject({
    kind: v.literal('member'),
    field: memberField,
    path: v.pipe(v.array(text), v.maxLength(PATH_LIMIT)),
    test: fieldTest,
  }),
]);

const queryNode: v.GenericSchema<unknown, Query> = v.lazy(() => queryKinds);
/** Made once: a screen's every question has several nodes. */
const queryKinds: v.GenericSchema<unknown, Query> = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('and'), of: v.pipe(v.array(queryNode), v.maxLength(MOST_VALUES)) }),
  v.strictObject({ kind: v.literal('or'), of: v.pipe(v.array(queryNode), v.maxLength(MOST_VALUES)) }),
  v.strictObject({ kind: v.literal('not'), of: queryNode }),
  v.strictObject({ kind: v.literal('field'), field: columnName, test: fieldTest }),
  v.strictObject({
    kind: v.literal('found'),
    search: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  }),
  v.strictObject({ kind: v.literal('marked'), field: v.picklist(MARK_FIELDS), test: fieldTest }),
  v.strictObject({
    kind: v.literal('draft'),
    verdict: v.picklist(ASKED_VERDICTS),
    of: v.union([
      v.strictObject({ id: v.pipe(v.number(), v.safeInteger()) }),
      v.strictObject({ name: fieldTest }),
    ]),
  }),
  v.strictObject({
    kind: v.literal('file'),
    by: v.picklist(FILE_PROPERTIES),
    // A pattern could be stopped by nobody.
    test: v.pipe(
      fieldTest,
      v.guard((test): test is FileQuery['test'] => test.kind !== 'regex'),
    ),
  }),
  v.strictObject({ kind: v.literal('reported'), verdict: v.picklist(ASKED_VERDICTS), test: fieldTest }),
  v.strictObject({
    kind: v.literal('rows'),
    which: v.union([
      v.strictObject({ named: v.pipe(v.array(rowNumber), v.maxLength(MOST_VALUES)) }),
      v.strictObject({ before: rowNumber }),
      v.strictObject({ first: pageCursor, last: pageCursor }),
    ]),
  }),
  v.strictObject({
    kind: v.literal('time'),
    field: v.picklist(TIME_FIELDS),
    from: v.exactOptional(instant),
    to: v.exactOptional(instant),
  }),
]);

/** Measured before it is walked by recursion. */
export const query: v.GenericSchema<unknown, Query> = v.pipe(
  v.unknown(),
  v.check((value) => !isDeeper(value, QUERY_DEPTH_LIMIT), 'is nested too deep'),
  queryNode,
);

function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  const of: unknown = Reflect.get(value, 'of');
  return Array.isArray(of) ? of.some((one) => isDeeper(one, limit - 1)) : isDeeper(of, limit - 1);
}
