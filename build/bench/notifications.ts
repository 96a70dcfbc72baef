import type { Json } from '../../shared/model/json.ts';
import type { FilterFieldName } from '../../shared/model/trace-fields.ts';
import { API_VERSIONS } from './catalogue.ts';
import type { Operation, Population } from './population.ts';
import { below, hexOf, oneOf, randomOf, uuidOf, type Random } from '../../electron/core/sample/random.ts';

/** A notification in parts, so that each peer can be asked in its own words; `notificationJson` writes it as it is published. */
export interface Draft {
  /** Says what it is made of. */
  name: string;
  /** Null: all of them. */
  operations: readonly Entry[] | null;
  /** Lists of names; none at all means everybody. */
  users: readonly (readonly string[])[];
  filter: DraftFilter | null;
}

export interface Entry {
  service: string;
  resourceType: string;
  names: readonly string[];
}

export interface DraftFilter {
  on: boolean;
  condition: 'AND' | 'OR';
  /** Null is a rule that nobody can read. */
  rules: readonly (Rule | null)[];
}

export interface Rule {
  field: FilterFieldName;
  op: '=' | '!=';
  value: string;
}

export const NOTIFICATIONS = 100;
const COMPLETE = 20;
/** How many operations the customized ones name, in turn: from one to the most that the service takes. */
const SIZES = [1, 1, 2, 3, 5, 8, 11, 16, 25, 40, 60, 100, 200, 400, 700, 1000] as const;
/** How many users in how many lists. Mostly everybody. */
const USER_LISTS = [null, null, null, [1, 1], null, [6, 2], null, [50, 10], null, [3, 1], null] as const;
const FIELDS = ['api_version', 'code', 'trace_rating', 'trace_type', 'resource_id', 'resource_name'] as const;
/** Apart from the one that generates the traces. */
const STREAM = -1;

/** The same hundred for the same seed: every kind there is, matching from no trace to most of them. */
export function draftsOf(population: Population, seed: number): Draft[] {
  const random = randomOf(seed, STREAM);
  const chosen = chosenFilters(random, population);
  return Array.from({ length: NOTIFICATIONS }, (_, index) => {
    const operations = index < COMPLETE ? null : entriesOf(random, population, index - COMPLETE);
    const users =
      index < COMPLETE ? completeUsers(random, population, index) : usersOf(random, population, index);
    const filter = chosen.get(index) ?? filterOf(random, population);
    return { name: nameOf(index, operations, users, filter), operations, users, filter };
  });
}

export function notificationJson({ name, operations, users, filter }: Draft): Json {
  return {
    notification_name: name,
    operation_type: operations === null ? 'complete' : 'customized',
    ...(operations === null ? {} : { operations: operations.map(entryJson) }),
    ...(users.length === 0
      ? {}
      : {
          notify_user_list: users.map((list, at) => ({
            user_group: `group_${String(at)}`,
            user_list: [...list],
          })),
        }),
    status: 'enabled',
    topic_id: 'urn:smn:cn-north-4:0123456789abcdef0123456789abcdef:bench',
    ...(filter === null ? {} : { filter: filterJson(filter) }),
  };
}

function entryJson({ service, resourceType, names }: Entry): Json {
  return { service_type: service, resource_type: resourceType, trace_names: [...names] };
}

function filterJson({ on, condition, rules }: DraftFilter): Json {
  const texts = rules.map((rule) =>
    rule === null ? 'code is 403' : `${rule.field} ${rule.op} ${rule.value}`,
  );
  return { is_support_filter: on, condition, rule: texts };
}

/** The popular, the rare, and any: what is asked for decides how many rows a notification is about. */
function entriesOf(random: Random, { operations }: Population, turn: number): Entry[] {
  const count = SIZES[turn % SIZES.length] ?? 1;
  const starts = [0, operations.length - count, below(random, operations.length)];
  const start = Math.max(0, starts[Math.floor(turn / SIZES.length) % starts.length] ?? 0);
  const named = Array.from({ length: Math.min(count, operations.length) }, (_, index) =>
    picked(operations, (start + index) % operations.length),
  );
  const entries = new Map<string, { service: string; resourceType: string; names: string[] }>();
  // The catalogue of the service writes them in lower case.
  const lower = turn % 4 === 1;
  for (const { service, resourceType, name } of named) {
    const key = `${service} ${resourceType}`;
    const written = lower ? service.toLowerCase() : service;
    const entry = entries.get(key) ?? { service: written, resourceType, names: [] };
    entry.names.push(name);
    entries.set(key, entry);
  }
  const list = [...entries.values()];
  // There are fewer operations than a notification may name: the others are never seen.
  for (let more = named.length; more < count; more += 1) {
    list[more % list.length]?.names.push(`retired${String(more)}`);
  }
  return list;
}

function completeUsers(random: Random, population: Population, index: number): string[][] {
  return index % 7 === 5 ? namesIn(random, population, 8, 2) : [];
}

function usersOf(random: Random, population: Population, index: number): string[][] {
  const [names, lists] = USER_LISTS[index % USER_LISTS.length] ?? [0, 0];
  return names === 0 ? [] : namesIn(random, population, names, lists);
}

function namesIn(random: Random, { users }: Population, names: number, lists: number): string[][] {
  const chosen = new Set<string>();
  while (chosen.size < names) chosen.add(picked(users, below(random, users.length)).name);
  const all = [...chosen];
  return Array.from({ length: lists }, (_, list) => all.filter((_name, at) => at % lists === list));
}

/**
 * Chosen ones by their place: what a scan of all rows is worst at, which is one resource among many, and what a person gets
 * wrong.
 */
function chosenFilters(random: Random, population: Population): ReadonlyMap<number, DraftFilter> {
  const is = (field: FilterFieldName, value: string): Rule => ({ field, op: '=', value });
  const isNot = (field: FilterFieldName, value: string): Rule => ({ field, op: '!=', value });
  const all = (...rules: (Rule | null)[]): DraftFilter => ({ on: true, condition: 'AND', rules });
  const any = (...rules: (Rule | null)[]): DraftFilter => ({ on: true, condition: 'OR', rules });
  const id = (): string => resourceOf(random, population).id;
  const name = (): string => resourceOf(random, population).name;
  return new Map([
    [0, all(is('resource_id', id()))],
    [1, all(is('resource_id', 'no such resource'))],
    [2, all(is('resource_name', name()), isNot('trace_rating', 'normal'))],
    [3, any(is('resource_id', id()), is('resource_id', id()), is('resource_id', id()))],
    [4, all(isNot('resource_id', id()))],
    [6, all(is('code', '403'), null)],
    [7, any(is('trace_rating', 'incident'), null)],
    [8, all(is('trace_rating', 'warning'), is('trace_rating', 'incident'))],
    [9, any(isNot('api_version', 'v1'), isNot('api_version', 'v2'))],
    [20, all(is('resource_id', id()))],
    [33, all(is('resource_id', id()))],
    [43, all(is('resource_name', name()))],
  ]);
}

/** A fifth without, a few switched off, else up to five rules over all six fields. */
function filterOf(random: Random, population: Population): DraftFilter | null {
  if (random() < 0.2) return null;
  const condition = oneOf<'AND' | 'OR'>(random, ['AND', 'OR']);
  // Many `=` under AND match nothing, many `!=` under OR nearly everything: mixed, they come out in between.
  const equal = condition === 'AND' ? 0.35 : 0.7;
  const rules = Array.from({ length: 1 + below(random, 5) }, (): Rule => {
    const field = oneOf(random, FIELDS);
    return { field, op: random() < equal ? '=' : '!=', value: valueOf(random, population, field) };
  });
  return { on: random() >= 0.05, condition, rules };
}

function valueOf(random: Random, population: Population, field: FilterFieldName): string {
  // A value that no trace has.
  const never = random() < 0.08;
  switch (field) {
    case 'api_version':
      return never ? 'v9' : oneOf(random, API_VERSIONS);
    case 'code':
      return never ? '418' : oneOf(random, ['200', '200', '201', '403', '404', '500']);
    case 'trace_rating':
      return oneOf(random, ['normal', 'warning', 'incident']);
    case 'trace_type':
      return oneOf(random, ['ConsoleAction', 'ApiCall', 'SystemAction']);
    case 'resource_id':
      return never ? uuidOf(random) : resourceOf(random, population).id;
    case 'resource_name':
      return never ? `key = ${hexOf(random, 8)}` : resourceOf(random, population).name;
  }
}

/** Of an operation as popular as it happens to be, so that it is rare but there. */
function resourceOf(random: Random, population: Population): { id: string; name: string } {
  const operation: Operation = picked(population.operations, population.pickOperation(random));
  return picked(operation.resources, below(random, operation.resources.length));
}

function nameOf(
  index: number,
  operations: readonly Entry[] | null,
  users: readonly (readonly string[])[],
  filter: DraftFilter | null,
): string {
  const named = operations?.reduce((sum, { names }) => sum + names.length, 0);
  return [
    `n${String(index).padStart(2, '0')}`,
    named === undefined ? 'complete' : `operations_${String(named)}`,
    ...(users.length === 0 ? [] : [`users_${String(users.flat().length)}`]),
    ...(filter === null ? [] : [filterName(filter)]),
  ].join('_');
}

function filterName({ on, condition, rules }: DraftFilter): string {
  if (!on) return 'filter_off';
  const [only] = rules;
  if (rules.length > 1) return `${condition}_${String(rules.length)}`;
  return only === null || only === undefined
    ? 'unreadable'
    : `${only.field}_${only.op === '=' ? 'is' : 'is_not'}`;
}

function picked<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new Error(`There is no ${String(index)} among ${String(values.length)}`);
  return value;
}
