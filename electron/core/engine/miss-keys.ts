import type { Clause } from '../../../shared/model/verdict.ts';
import type { FilterRule } from '../../../shared/notification/parts.ts';
import { failingRules } from './failing-rules.ts';
import type { OriginGroup } from './origin-groups.ts';
import type { Plan } from './plan.ts';
import type { Asked, ReplayIndex } from './replay-index.ts';

export type MissKey = number | string;

/** What settles how a row misses: the class of its id in a column. Rows of one class miss alike. */
interface Classes {
  ids: ArrayLike<number>;
  /** By id; null where each id is a class of its own. */
  classOf: Uint32Array | null;
  size: number;
}

/** Rows of one origin group and one key miss the clause in the same way. */
export function missKeys(
  plan: Plan,
  index: ReplayIndex,
  group: OriginGroup,
  clause: Clause,
): (row: number) => MissKey {
  const columns = classesOf(plan, index, group, clause);
  const keyIn = ({ ids, classOf }: Classes, row: number): number => {
    const id = ids[row] ?? 0;
    return classOf === null ? id : (classOf[id] ?? 0);
  };
  const combinations = columns.reduce((product, { size }) => product * size, 1);
  if (combinations > Number.MAX_SAFE_INTEGER)
    return (row) => columns.map((column) => keyIn(column, row)).join(' ');
  return (row) => {
    let key = 0;
    for (const column of columns) key = key * column.size + keyIn(column, row);
    return key;
  };
}

function classesOf(plan: Plan, index: ReplayIndex, group: OriginGroup, clause: Clause): Classes[] {
  const byText = (asked: Asked, textOf: (id: number) => string): Classes => {
    const known = new Map<string, number>();
    const classOf = Uint32Array.from({ length: index.size(asked) + 1 }, (_, id) => {
      const text = textOf(id);
      const found = known.get(text) ?? known.size;
      known.set(text, found);
      return found;
    });
    return { ids: index.column(asked).ids, classOf, size: known.size };
  };
  switch (clause) {
    case 'status':
      return [];
    case 'operation':
      return [{ ids: index.column('operation').ids, classOf: null, size: index.size('operation') + 1 }];
    case 'user':
      return [byText('actor', (id) => JSON.stringify(index.userName(id)))];
    case 'management':
      return [
        byText('origin', (id) => JSON.stringify(index.origin(id).trackerName)),
        byText('nature', (id) => JSON.stringify(index.natureValue(id, 'trace_type'))),
      ];
    case 'filter':
      return filterClasses(plan, index, group, byText);
  }
}

function filterClasses(
  plan: Plan,
  index: ReplayIndex,
  { missing }: OriginGroup,
  byText: (asked: Asked, textOf: (id: number) => string) => Classes,
): Classes[] {
  const { filter } = plan.parts;
  if (filter.kind !== 'on') return [];
  const carried = filter.rules.filter((rule) => rule !== null && !missing.has(rule.field)) as FilterRule[];
  const columns: Classes[] = [];
  for (const field of ['resource_id', 'resource_name'] as const) {
    const rules = carried.filter((rule) => rule.field === field);
    if (rules.length > 0) columns.push(resourceClasses(plan, index, field, rules));
  }
  const natures = carried.filter(({ field }) => field !== 'resource_id' && field !== 'resource_name');
  if (natures.length > 0) {
    const valueOf = (id: number) => (field: FilterRule['field']) =>
      field === 'resource_id' || field === 'resource_name' ? null : index.natureValue(id, field);
    columns.push(byText('nature', (id) => JSON.stringify(failingRules(plan, natures, valueOf(id)))));
  }
  return columns;
}

/** Of a resource each value that some rule fails on is a class; all others are one. */
function resourceClasses(
  { assumptions }: Plan,
  index: ReplayIndex,
  field: 'resource_id' | 'resource_name',
  rules: readonly FilterRule[],
): Classes {
  const { ids } = index.column(field);
  const size = index.size(field) + 2;
  const equals = rules.filter(({ op }) => op === '=');
  const unequals = rules.filter(({ op }) => op === '!=');
  const classOf = new Uint32Array(size - 1);
  if (equals.length > 0) for (let id = 1; id < classOf.length; id += 1) classOf[id] = id + 1;
  const [named] = equals;
  // Only where all that has to be equal is one value can a value satisfy it.
  if (named !== undefined && equals.every(({ value }) => value === named.value))
    classOf[index.idOf(field, named.value)] = 0;
  for (const { value } of unequals) {
    const id = index.idOf(field, value);
    if (id > 0) classOf[id] = id + 1;
  }
  const absentPasses =
    equals.length === 0 && (unequals.length === 0 || assumptions['absent-not-equal'] === 'match');
  classOf[0] = absentPasses ? 0 : 1;
  return { ids, classOf, size };
}
