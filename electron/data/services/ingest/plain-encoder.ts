import { ABSENT, type Dictionary } from '../../../core/columns/dictionary.ts';
import { readUser } from '../../../core/normalise/cts-user.ts';
import { newTrace } from '../../../core/normalise/new-trace.ts';
import { COLUMN_NAMES, columnNumber, type ColumnName } from '../../../../shared/model/trace-columns.ts';
import type { PathFacts } from '../../cache/sources.ts';
import {
  COLUMN_OF_MEMBER,
  FIRST_COLUMN,
  memberNumber,
  PLAIN_MEMBERS,
  RECORD_TIME,
  USER,
} from '../../sources/files/plain-members.ts';
import type { PlainRecord } from '../../sources/files/plain-record.ts';
import { recordValue } from '../../sources/files/record-value.ts';
import { ByteIds } from './byte-ids.ts';

const MEMBERS = PLAIN_MEMBERS.length;
const USER_COLUMNS = COLUMN_NAMES.flatMap((name, column) => (name.startsWith('user.') ? [column] : []));
/** So many users are known; then they are forgotten, as in the dictionaries by bytes. */
const MOST_USERS = 4096;
type UserColumn = Extract<ColumnName, `user.${string}`>;
const READ_ONLY = memberNumber('read_only');
const [QUOTE, SMALL_N, ZERO, ONE, NINE] = [34, 110, 48, 49, 57];

type Columns = readonly Uint32Array[];

/**
 * Numbers the values of plain records by their bytes. What bytes stand for is learnt from records that were taken the long
 * way, so that one place alone knows it; only texts without escapes are what they look like, and users are read by
 * themselves.
 */
export class PlainEncoder {
  private readonly known = PLAIN_MEMBERS.map(() => new ByteIds());
  /** The ids of the columns of each user known, one user after another. */
  private readonly userIds = new Uint32Array(USER_COLUMNS.length * MOST_USERS);
  private users = 0;
  /** By column, what stands there where the record has nothing; -1 where that was not looked up yet. */
  private readonly otherwise = new Int32Array(COLUMN_NAMES.length).fill(-1);
  private facts: PathFacts = { region: null, project_id: null, tracker_name: null };

  begin(facts: PathFacts): void {
    this.facts = facts;
    this.otherwise.fill(-1);
  }

  /** The dictionary of a column begins anew. */
  forget(column: number): void {
    this.otherwise.fill(-1);
    const member = COLUMN_OF_MEMBER.indexOf(column);
    if (member >= 0) this.known[member]?.clear();
    else this.forgetUsers();
  }

  private forgetUsers(): void {
    this.known[USER]?.clear();
    this.users = 0;
  }

  /** Writes the ids of a row; false, with anything in the row, where the record has to be taken the long way. */
  encode(record: PlainRecord, columns: Columns, row: number, dictionaries: readonly Dictionary[]): boolean {
    for (let member = FIRST_COLUMN; member < MEMBERS; member += 1) {
      const column = COLUMN_OF_MEMBER[member] as number;
      const id = hasValue(record, member)
        ? this.idOf(record, member, dictionaries[column] as Dictionary)
        : this.otherwiseOf(column, dictionaries);
      if (id < 0) return false;
      (columns[column] as Uint32Array)[row] = id;
    }
    for (const column of OF_IMPORT)
      (columns[column] as Uint32Array)[row] = this.otherwiseOf(column, dictionaries);
    this.encodeUser(record, columns, row, dictionaries);
    return true;
  }

  private idOf(record: PlainRecord, member: number, dictionary: Dictionary): number {
    const { view } = record;
    const from = record.startOf(member);
    const to = record.endOf(member);
    const known = this.known[member] as ByteIds;
    const id = known.find(view, from, to);
    if (id >= 0) return id;
    if (member === READ_ONLY || view.getUint8(from) !== QUOTE || record.hasEscapes(member)) return -1;
    const added = dictionary.idOf(record.bytes.toString('utf8', from + 1, to - 1));
    known.add(view, from, to, added);
    return added;
  }

  private otherwiseOf(column: number, dictionaries: readonly Dictionary[]): number {
    let id = this.otherwise[column] as number;
    if (id < 0) this.otherwise[column] = id = dictionaries[column]?.idOf(this.textOtherwise(column)) ?? 0;
    return id;
  }

  private textOtherwise(column: number): string | null {
    switch (COLUMN_NAMES[column]) {
      case 'provider':
        return 'huawei';
      case 'format':
        return 'cts';
      case 'region':
        return this.facts.region;
      case 'project_id':
        return this.facts.project_id;
      case 'tracker_name':
        return this.facts.tracker_name;
      default:
        return null;
    }
  }

  private encodeUser(
    record: PlainRecord,
    columns: Columns,
    row: number,
    dictionaries: readonly Dictionary[],
  ): void {
    if (!hasValue(record, USER)) {
      for (const column of USER_COLUMNS) (columns[column] as Uint32Array)[row] = ABSENT;
      return;
    }
    const known = (this.known[USER] as ByteIds).find(record.view, record.startOf(USER), record.endOf(USER));
    const first = (known < 0 ? this.newUser(record, dictionaries) : known) * USER_COLUMNS.length;
    for (let at = 0; at < USER_COLUMNS.length; at += 1)
      (columns[USER_COLUMNS[at] as number] as Uint32Array)[row] = this.userIds[first + at] as number;
  }

  /** Sessions make new users all the time: theirs is the one value that is parsed by itself. */
  private newUser(record: PlainRecord, dictionaries: readonly Dictionary[]): number {
    if (this.users === MOST_USERS) this.forgetUsers();
    const [from, to] = [record.startOf(USER), record.endOf(USER)];
    const trace = newTrace('huawei', 'cts');
    readUser(trace, recordValue(record.bytes.subarray(from, to)));
    const first = this.users * USER_COLUMNS.length;
    USER_COLUMNS.forEach((column, at) => {
      const value = trace[COLUMN_NAMES[column] as UserColumn];
      this.userIds[first + at] = dictionaries[column]?.idOf(value) ?? ABSENT;
    });
    this.known[USER]?.add(record.view, from, to, this.users);
    return this.users++;
  }

  /** The record was taken the long way: from now on the values of its members are known by their bytes. */
  learn(record: PlainRecord, columns: Columns, row: number): void {
    const { view } = record;
    for (let member = FIRST_COLUMN; member < MEMBERS; member += 1) {
      if (!hasValue(record, member)) continue;
      const from = record.startOf(member);
      const to = record.endOf(member);
      const known = this.known[member] as ByteIds;
      if (known.find(view, from, to) < 0)
        known.add(view, from, to, columns[COLUMN_OF_MEMBER[member] as number]?.[row] ?? ABSENT);
    }
  }
}

const OF_IMPORT = [columnNumber('provider'), columnNumber('format'), columnNumber('severity')];

/** Whether the record has the member, and neither null nor empty text in it. */
function hasValue(record: PlainRecord, member: number): boolean {
  if (!record.has(member)) return false;
  const from = record.startOf(member);
  const first = record.view.getUint8(from);
  return first !== SMALL_N && (first !== QUOTE || record.endOf(member) - from > 2);
}

/** The instant of a time that is plainly written: a whole number of seconds or milliseconds. Undefined for any other. */
export function plainTime(record: PlainRecord, member: number): number | undefined {
  const { view } = record;
  const from = record.startOf(member);
  const to = record.endOf(member);
  const digits = to - from;
  if ((digits !== 13 && digits !== 10) || view.getUint8(from) < ONE) return undefined;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const byte = view.getUint8(at);
    if (byte < ZERO || byte > NINE) return undefined;
    value = value * 10 + byte - ZERO;
  }
  return digits === 13 ? value : value * 1000;
}

/** The same of the record time, which a record need not have. */
export function plainRecordTime(record: PlainRecord): number | null | undefined {
  return hasValue(record, RECORD_TIME) ? plainTime(record, RECORD_TIME) : null;
}
