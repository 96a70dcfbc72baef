import { COLUMN_NAMES, columnNumber, type ColumnName } from '../../../../shared/model/trace-columns.ts';

/** Members of a trace of the service that are no column of their own, but make some or stand beside them. */
export const [TIME, RECORD_TIME, TRACE_ID, USER, PROVIDER] = [0, 1, 2, 3, 4];
const OTHERS = ['time', 'record_time', 'trace_id', 'user', 'provider'] as const;

const OF_IMPORT: ReadonlySet<string> = new Set<ColumnName>(['provider', 'format', 'severity']);
const ownColumns = COLUMN_NAMES.filter((name) => !OF_IMPORT.has(name) && !name.startsWith('user.'));

/** The members that are looked for, by number: fewer than the bits of a word. */
export const PLAIN_MEMBERS: readonly string[] = [...OTHERS, ...ownColumns];
/** The first of those that are a column each. */
export const FIRST_COLUMN = OTHERS.length;
/** The column of each member; -1 where it has none. */
export const COLUMN_OF_MEMBER: readonly number[] = PLAIN_MEMBERS.map((name) =>
  columnNumber(name as ColumnName),
);

const NUMBERS: ReadonlyMap<string, number> = new Map(PLAIN_MEMBERS.map((name, number) => [name, number]));

/** -1 where the member is none of these. */
export const memberNumber = (name: string): number => NUMBERS.get(name) ?? -1;
