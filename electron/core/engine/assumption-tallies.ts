import { ASSUMPTION_NAMES, type AssumptionName } from '../../../shared/model/assumptions.ts';
import type { AssumptionTally } from '../../../shared/model/replay.ts';
import type { FilterFieldName } from '../../../shared/model/trace-fields.ts';
import type { FilterRule } from '../../../shared/notification/parts.ts';
import { Bitset } from '../columns/bitset.ts';
import { isDataTracker, isDataType } from './management-verdict.ts';
import { operationVerdict } from './operation-verdict.ts';
import { originGroups, type OriginGroup } from './origin-groups.ts';
import { passingRows, testOf, type Test } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import type { Asked, NatureField, ReplayIndex, Window } from './replay-index.ts';
import { NamedValues } from './named-values.ts';
import { scopeOf } from './scope.ts';
import { namedUsers } from './user-verdict.ts';

/**
 * How many verdicts each assumption took part in; those that took part in none are left out. A clause is looked at also where another
 * one decides.
 */
export function assumptionTallies(plan: Plan, index: ReplayIndex, window: Window | null): AssumptionTally[] {
  const looked = index.rowsIn(window);
  const counter = new Counter(plan, index, looked);
  const rows = new Map<AssumptionName, Bitset>();
  for (const by of ['other-projects-out-of-scope', 'project-unknown-in-scope'] as const)
    rows.set(by, counter.scopedBy(by));
  for (const group of originGroups(plan, index))
    for (const [name, tests] of counter.testsIn(group)) {
      const found = counter.rowsIn(group, tests);
      rows.set(name, rows.get(name)?.or(found) ?? found);
    }
  return ASSUMPTION_NAMES.flatMap((name) => {
    const traces = rows.get(name)?.count() ?? 0;
    return traces === 0 ? [] : [{ name, value: plan.assumptions[name], traces }];
  });
}

type Tests = Map<AssumptionName, Test[]>;

const FILTER_RESOURCES = ['resource_id', 'resource_name'] as const;

const isNatureField = (field: FilterFieldName): field is NatureField =>
  !FILTER_RESOURCES.some((resource) => resource === field);

function byField(rules: readonly FilterRule[]): Map<FilterFieldName, NamedValues> {
  const fields = new Map<FilterFieldName, NamedValues>();
  for (const { field, value } of rules) {
    const named = fields.get(field) ?? new NamedValues();
    fields.set(field, named);
    named.add(value);
  }
  return fields;
}

class Counter {
  private readonly plan: Plan;
  private readonly index: ReplayIndex;
  private readonly looked: Bitset;

  constructor(plan: Plan, index: ReplayIndex, looked: Bitset) {
    this.plan = plan;
    this.index = index;
    this.looked = looked;
  }

  scopedBy(by: AssumptionName): Bitset {
    const { plan, index } = this;
    return this.rowsOf([
      this.test('origin', (id) => {
        const { provider, projectId } = index.origin(id);
        return scopeOf(plan, provider, projectId).by === by;
      }),
    ]);
  }

  /** Rows of the group that one of the tests finds. */
  rowsIn({ origins }: OriginGroup, tests: readonly Test[]): Bitset {
    const { index } = this;
    const isAny = tests.some((test) => test.rows > 0);
    if (!isAny) return new Bitset(index.rows);
    return passingRows(this.looked, [[testOf(index, 'origin', origins)], tests]);
  }

  testsIn(group: OriginGroup): Tests {
    const { plan, index } = this;
    const tests: Tests = new Map();
    tests.set('data-traces-excluded', [
      this.test('origin', (id) => isDataTracker(index.origin(id).trackerName)),
      this.test('nature', (id) => isDataType(index.natureValue(id, 'trace_type'))),
    ]);
    if (plan.parts.operation.kind === 'customized') tests.set('service-case-free', [this.caseFree()]);
    if (plan.parts.users !== null) {
      tests.set('groups-are-labels', [this.test('origin', () => true)]);
      tests.set('complete-ignores-users', this.ignoring(group));
    }
    tests.set('values-case-exact', this.differingByCase(group));
    tests.set('absent-not-equal', this.absentUnequal(group));
    return tests;
  }

  private caseFree(): Test {
    const { plan, index } = this;
    const free = operationVerdict(plan.parts.operation);
    const exact = operationVerdict(plan.parts.operation, (service) => service);
    return this.test('operation', (id) => free(index.operation(id)) !== exact(index.operation(id)));
  }

  private ignoring({ missing }: OriginGroup): Test[] {
    const { plan, index } = this;
    const { users, operation } = plan.parts;
    if (users === null || operation.kind !== 'complete') return [];
    if (missing.has('user.name') && missing.has('user.user_name')) return [];
    const { names, isUnreadable } = namedUsers(users);
    if (isUnreadable) return [];
    return [
      this.test('actor', (id) => {
        const name = index.userName(id);
        return name === null || !names.has(name);
      }),
    ];
  }

  /** Values that are there as some rule names them but for their case. */
  private differingByCase({ missing }: OriginGroup): Test[] {
    const { index } = this;
    const rules = this.rules(missing);
    const tests = FILTER_RESOURCES.flatMap((field) => {
      const ids = rules
        .filter((rule) => rule.field === field)
        .flatMap(({ value }) =>
          index.idsOfFolded(field, value).filter((id) => id !== index.idOf(field, value)),
        );
      return ids.length === 0 ? [] : [this.testOfIds(field, ids)];
    });
    const natures = byField(rules.filter(({ field }) => isNatureField(field)));
    if (natures.size === 0) return tests;
    const test = this.test('nature', (id) =>
      [...natures].some(([field, wanted]) =>
        wanted.differsByCase(index.natureValue(id, field as NatureField)),
      ),
    );
    return [...tests, test];
  }

  /** Fields that some `!=` speaks of and that are absent. */
  private absentUnequal({ missing }: OriginGroup): Test[] {
    const { index } = this;
    const fields = new Set(this.rules(missing).flatMap(({ op, field }) => (op === '=' ? [] : [field])));
    const tests = FILTER_RESOURCES.filter((field) => fields.has(field)).map((field) =>
      this.testOfIds(field, [0]),
    );
    const natures = [...fields].filter(isNatureField);
    if (natures.length === 0) return tests;
    const test = this.test('nature', (id) => natures.some((field) => index.natureValue(id, field) === null));
    return [...tests, test];
  }

  /** Readable ones on fields that are carried. */
  private rules(missing: OriginGroup['missing']): FilterRule[] {
    const { filter } = this.plan.parts;
    if (filter.kind !== 'on') return [];
    return filter.rules.filter((rule) => rule !== null && !missing.has(rule.field)) as FilterRule[];
  }

  private testOfIds(asked: Asked, ids: readonly number[]): Test {
    const table = new Uint8Array(this.index.size(asked) + 1);
    for (const id of ids) table[id] = 1;
    return testOf(this.index, asked, table);
  }

  private test(asked: Asked, passes: (id: number) => boolean): Test {
    const { index } = this;
    const table = new Uint8Array(index.size(asked) + 1);
    for (let id = 0; id < table.length; id += 1) if (passes(id)) table[id] = 1;
    return testOf(index, asked, table);
  }

  private rowsOf(tests: readonly Test[]): Bitset {
    return tests.some((test) => test.rows > 0)
      ? passingRows(this.looked, [tests])
      : new Bitset(this.index.rows);
  }
}
