import type { IdColumn } from '../columns/id-column.ts';
import type { PackedIds } from '../columns/packed-ids.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';

/** Both records name the same operation and resource: so far it is documented. */
const KEY_COLUMNS = ['region', 'project_id', 'service_type', 'resource_type', 'trace_name'] as const;

/** All that the rule reads. */
export const PAIR_COLUMNS = [
  ...KEY_COLUMNS,
  ...(['provider', 'resource_name', 'resource_id', 'read_only', 'trace_type'] as const),
  ...(['user.id', 'user.name', 'trace_rating', 'code'] as const),
] as const satisfies readonly ColumnName[];

type PairColumn = (typeof PAIR_COLUMNS)[number];

/** Only this service is known to record an operation twice. */
const PROVIDER = 'huawei';
const DATA_TRACES = ['ObsSDK', 'ObsAPI'];
const FAILED = ['warning', 'incident'];

/**
 * Which two rows may be request and result of one operation. Documented is that both name the same operation, resource type
 * and resource name, and that the result comes minutes later. Ours, and on the careful side: the same region, project and service; a
 * resource that has a name, or an id where no name is given; where both have an id, the same one; a request that somebody
 * made and that was not rated as failed; a result of the same user or of none, that is no refused call of its own; nothing that
 * only reads, and nothing that is done to stored data.
 */
export class PairRule {
  private readonly key: readonly PackedIds[];
  private readonly names: PackedIds;
  private readonly ids: PackedIds;
  private readonly hasName: Uint8Array;
  private readonly hasId: Uint8Array;
  /** For each column with few values: 1 at the ids that rule a row out. */
  private readonly barred: readonly { ids: PackedIds; table: Uint8Array }[];
  private readonly operations: PackedIds;
  private readonly userIds: PackedIds;
  private readonly userNames: PackedIds;
  private readonly failed: { ids: PackedIds; table: Uint8Array };
  private readonly refused: { ids: PackedIds; table: Uint8Array };

  constructor(columns: TraceColumns) {
    const idsOf = (name: PairColumn): PackedIds => columns.column(name).ids;
    const tested = (
      name: PairColumn,
      test: (value: string | null) => boolean,
    ): { ids: PackedIds; table: Uint8Array } => ({
      ids: idsOf(name),
      table: tableOf(columns.column(name), test),
    });
    this.key = KEY_COLUMNS.map(idsOf);
    this.names = idsOf('resource_name');
    this.ids = idsOf('resource_id');
    this.hasName = tableOf(columns.column('resource_name'), isGiven);
    this.hasId = tableOf(columns.column('resource_id'), isGiven);
    this.barred = [
      tested('provider', (value) => value !== PROVIDER),
      tested('read_only', (value) => value === 'true'),
      tested('trace_type', (value) => value !== null && DATA_TRACES.includes(value)),
    ];
    this.operations = idsOf('trace_name');
    this.userIds = idsOf('user.id');
    this.userNames = idsOf('user.name');
    this.failed = tested('trace_rating', (value) => value !== null && FAILED.includes(value));
    this.refused = tested('code', (value) => value !== null && /^4\d\d$/.test(value));
  }

  /** Whether a row may be one of a pair at all; only such rows stand in each other's way. */
  mayPair(row: number): boolean {
    for (const { ids, table } of this.barred) if (table[ids[row] ?? 0] === 1) return false;
    return this.operations[row] !== 0 && (this.isNamed(row) || this.hasId[this.ids[row] ?? 0] === 1);
  }

  hash(row: number): number {
    let hash = this.resourceOf(row);
    for (const ids of this.key) hash = Math.imul(hash ^ (ids[row] ?? 0), 0x9e37_79b1) ^ (hash >>> 15);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  isSameKey(one: number, other: number): boolean {
    if (this.resourceOf(one) !== this.resourceOf(other)) return false;
    for (const ids of this.key) if (ids[one] !== ids[other]) return false;
    return true;
  }

  /** Whether two rows of one key can be a request and its result. */
  fits(request: number, result: number): boolean {
    if (isIn(this.failed, request) || isIn(this.refused, request) || isIn(this.refused, result)) return false;
    const [idA, idB] = [this.ids[request] ?? 0, this.ids[result] ?? 0];
    if (this.hasId[idA] === 1 && this.hasId[idB] === 1 && idA !== idB) return false;
    return this.hasUser(request) && (!this.hasUser(result) || this.isSameUser(request, result));
  }

  private isNamed(row: number): boolean {
    return this.hasName[this.names[row] ?? 0] === 1;
  }

  /** A number for what the resource is known by: odd for a name, even for an id. */
  private resourceOf(row: number): number {
    return this.isNamed(row) ? (this.names[row] ?? 0) * 2 + 1 : (this.ids[row] ?? 0) * 2;
  }

  private hasUser(row: number): boolean {
    return (this.userIds[row] ?? 0) !== 0 || (this.userNames[row] ?? 0) !== 0;
  }

  private isSameUser(one: number, other: number): boolean {
    return this.userIds[one] === this.userIds[other] && this.userNames[one] === this.userNames[other];
  }
}

/** The service writes a dash where there is no resource. */
const isGiven = (value: string | null): boolean => value !== null && value !== '' && value !== '-';

const isIn = ({ ids, table }: { ids: PackedIds; table: Uint8Array }, row: number): boolean =>
  table[ids[row] ?? 0] === 1;

function tableOf({ values }: IdColumn, test: (value: string | null) => boolean): Uint8Array {
  const table = new Uint8Array(values.length + 1);
  table[0] = test(null) ? 1 : 0;
  for (let at = 0; at < values.length; at += 1) if (test(values[at] ?? '')) table[at + 1] = 1;
  return table;
}
