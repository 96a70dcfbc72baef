import type { FilterFieldName, TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { FormatName } from '../../../shared/model/trace.ts';
import { carriedFields } from '../../../shared/model/carries.ts';
import type { Bitset } from '../columns/bitset.ts';
import { IdColumn } from '../columns/id-column.ts';
import { JointColumn } from '../columns/joint-column.ts';
import { rowsBetween } from '../columns/rows-between.ts';
import { sharedArray } from '../columns/shared-growth.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Operation } from './operation-verdict.ts';

/** Rows of a sheet: which fields they carry is told by its columns. */
export interface SheetRows {
  firstRow: number;
  rows: number;
  carried: readonly TraceFieldName[];
}

export interface Window {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
  /** Only these rows: the same set as long as they are the same. Not to be changed. */
  among?: Bitset;
}

/** Where a trace is from. */
export interface Origin {
  provider: string | null;
  projectId: string | null;
  trackerName: string | null;
  carried: ReadonlySet<TraceFieldName>;
}

const ORIGIN = ['provider', 'format', 'project_id', 'tracker_name'] as const;
const OPERATION = ['service_type', 'resource_type', 'trace_name'] as const;
const NATURE = ['trace_rating', 'trace_type', 'code', 'api_version'] as const;
const ACTOR = ['user.name', 'user.user_name'] as const;
/** The place of the sheet's columns among the parts of an origin. */
const SHEET = ORIGIN.length;

export type NatureField = (typeof NATURE)[number];
/** The columns that conditions are tested on, one look a row each. */
export type Asked = 'origin' | 'operation' | 'nature' | 'actor' | 'resource_id' | 'resource_name';

/** An eighth of a byte a trace each. */
const SETS_KEPT = 4;

/** Every column that is gone through, of those of the traces. */
export const REPLAYED_COLUMNS = [...ORIGIN, ...OPERATION, ...NATURE, ...ACTOR] as const;

const FIELD_SEPARATOR = ' ';

/**
 * The columns of traces as a notification asks for them: what is asked together is one column. Extended before the first replay and
 * as traces arrive.
 */
export class ReplayIndex {
  readonly columns: TraceColumns;
  private readonly sheets: (fromRow: number) => Iterable<SheetRows>;
  private readonly sheetColumns = new IdColumn([], 0);
  private readonly joints: Record<'origin' | 'operation' | 'nature' | 'actor', JointColumn>;
  private readonly operations: Operation[] = [];
  private readonly origins: Origin[] = [];
  private readonly valueIds = new Map<string, Map<string, number>>();
  private readonly foldedIds = new Map<string, { upTo: number; ids: Map<string, number[]> }>();
  private lookedAt: { key: string; among: Bitset | undefined; rows: Bitset; count: number } | null = null;
  private keptSets: { looked: Bitset; version: number; sets: Map<string, Bitset> } | null = null;

  /** `sheets` gives the rows of sheets from a row on, rising. */
  constructor(columns: TraceColumns, sheets: (fromRow: number) => Iterable<SheetRows>) {
    this.columns = columns;
    this.sheets = sheets;
    const joint = (
      names: readonly (typeof ORIGIN | typeof OPERATION | typeof NATURE | typeof ACTOR)[number][],
    ) => names.map((name) => columns.column(name));
    this.joints = {
      origin: new JointColumn([...joint(ORIGIN), this.sheetColumns]),
      operation: new JointColumn(joint(OPERATION)),
      nature: new JointColumn(joint(NATURE)),
      actor: new JointColumn(joint(ACTOR)),
    };
  }

  /** Takes in the rows that were appended to the columns. Costs nothing where none were. */
  extend(): void {
    for (const step of this.extendSteps()) void step;
  }

  /** The same, to be given up between two steps: the first time each goes over all rows. */
  *extendSteps(): Generator<void> {
    this.extendSheets();
    for (const joint of Object.values(this.joints)) {
      joint.extend();
      yield;
    }
  }

  get rows(): number {
    return this.columns.rows;
  }

  column(asked: Asked): IdColumn {
    return asked === 'resource_id' || asked === 'resource_name'
      ? this.columns.column(asked)
      : this.joints[asked].column;
  }

  /** Bytes for each row, in columns and postings that replaying has asked for; and of what does not grow with the rows. */
  bytes(): { perTrace: number; dictionaries: number } {
    const asked = [...Object.values(this.joints).map(({ column }) => column), this.sheetColumns];
    const resources = (['resource_id', 'resource_name'] as const).map((name) => this.columns.column(name));
    const all = [...asked, ...resources].map((column) => column.bytes());
    const sum = (part: 'rows' | 'values'): number => all.reduce((total, bytes) => total + bytes[part], 0);
    const sets = (this.keptSets?.sets.size ?? 0) * Math.ceil(this.rows / 8);
    return { perTrace: (sum('rows') + sets) / Math.max(1, this.rows), dictionaries: sum('values') };
  }

  /** The highest id of a column. */
  size(asked: Asked): number {
    return this.column(asked).values.length;
  }

  origin(id: number): Origin {
    return (this.origins[id] ??= this.readOrigin(id));
  }

  operation(id: number): Operation {
    return (this.operations[id] ??= this.readOperation(id));
  }

  natureValue(id: number, field: NatureField): string | null {
    return this.joints.nature.value(id, NATURE.indexOf(field));
  }

  /** What a row has in a field that a filter may name. */
  valueAt(field: FilterFieldName, row: number): string | null {
    if (field === 'resource_id' || field === 'resource_name') return this.columns.column(field).valueAt(row);
    return this.natureValue(this.joints.nature.ids[row] ?? 0, field);
  }

  /** `user.name`, or `user.user_name` where that is absent. */
  userName(id: number): string | null {
    return this.joints.actor.value(id, 0) ?? this.joints.actor.value(id, 1);
  }

  /** The id of a value, 0 where it was never met. */
  idOf(field: 'resource_id' | 'resource_name', value: string): number {
    const ids = this.valueIds.get(field) ?? new Map<string, number>();
    this.valueIds.set(field, ids);
    const { values } = this.columns.column(field);
    for (let at = ids.size; at < values.length; at += 1) ids.set(values[at] ?? '', at + 1);
    return ids.get(value) ?? 0;
  }

  /** Ids of all values that are this one but for the case of their letters. */
  idsOfFolded(field: 'resource_id' | 'resource_name', value: string): readonly number[] {
    const known = this.foldedIds.get(field) ?? { upTo: 0, ids: new Map<string, number[]>() };
    this.foldedIds.set(field, known);
    const { values } = this.columns.column(field);
    for (; known.upTo < values.length; known.upTo += 1) {
      const folded = (values[known.upTo] ?? '').toLowerCase();
      const ids = known.ids.get(folded);
      if (ids === undefined) known.ids.set(folded, [known.upTo + 1]);
      else ids.push(known.upTo + 1);
    }
    return known.ids.get(value.toLowerCase()) ?? [];
  }

  /** The rows that stand for a trace, in the window where one is given. Not to be changed. */
  rowsIn(window: Window | null): Bitset {
    return this.look(window).rows;
  }

  countIn(window: Window | null): number {
    return this.look(window).count;
  }

  /** A set of rows that are looked at, by what it is of. Not to be changed. */
  kept(looked: Bitset, key: string, make: () => Bitset): Bitset {
    const { version } = this.columns;
    if (this.keptSets?.looked !== looked || this.keptSets.version !== version)
      this.keptSets = { looked, version, sets: new Map() };
    const { sets } = this.keptSets;
    const found = sets.get(key) ?? make();
    sets.delete(key);
    sets.set(key, found);
    const [oldest] = sets.keys();
    if (sets.size > SETS_KEPT && oldest !== undefined) sets.delete(oldest);
    return found;
  }

  private look(window: Window | null): { rows: Bitset; count: number } {
    const key = `${this.columns.version} ${window?.from ?? ''} ${window?.to ?? ''}`;
    const among = window?.among;
    if (this.lookedAt?.key !== key || this.lookedAt.among !== among) {
      const { order, standing } = this.columns;
      let rows = window === null ? standing : rowsBetween(order, window.from, window.to).and(standing);
      if (among !== undefined) rows = rows.and(among);
      this.lookedAt = { key, among, rows, count: rows.count() };
    }
    return this.lookedAt;
  }

  private extendSheets(): void {
    const { sheetColumns, columns } = this;
    const from = sheetColumns.rows;
    if (columns.rows === from) return;
    const ids = sharedArray(Uint32Array, columns.rows - from);
    const known = [...sheetColumns.values];
    for (const { firstRow, rows, carried } of this.sheets(from)) {
      const text = [...carried].sort().join(FIELD_SEPARATOR);
      const id = known.indexOf(text) + 1 || known.push(text);
      ids.fill(id, Math.max(0, firstRow - from), Math.max(0, firstRow + rows - from));
    }
    const bytes = new Uint8Array(ids.buffer);
    const piece = { firstRow: from, rows: ids.length, width: 4 as const, bytes };
    sheetColumns.append(ids.length, piece, known.slice(sheetColumns.values.length));
  }

  private readOrigin(id: number): Origin {
    const { origin } = this.joints;
    const format = origin.value(id, 1) as FormatName | null;
    const columns = (origin.value(id, SHEET)?.split(FIELD_SEPARATOR) ?? []) as TraceFieldName[];
    return {
      provider: origin.value(id, 0),
      projectId: origin.value(id, 2),
      trackerName: origin.value(id, 3),
      carried: format === null ? new Set() : carriedFields(format, columns),
    };
  }

  private readOperation(id: number): Operation {
    const { operation } = this.joints;
    return {
      service_type: operation.value(id, 0),
      resource_type: operation.value(id, 1),
      trace_name: operation.value(id, 2),
    };
  }
}
