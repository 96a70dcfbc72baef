import type { Json, JsonObject } from '../../model/json.ts';
import { isObject, memberOf } from '../json-value.ts';
import { CONDITIONS } from '../limits.ts';
import type { FilterRule } from '../parts.ts';
import { parseRule, printRule } from '../rule.ts';
import type { FilterLine } from './filter-text.ts';
import { withElement, withMember, type Change } from './members.ts';

export type Condition = (typeof CONDITIONS)[number];

/** A filter as a form shows it: what cannot be read stays in its place as it is. */
export interface FilterForm {
  /** Null where it is not said. */
  isOn: boolean | null;
  /** Null where what is said is neither. */
  condition: Condition | null;
  rules: readonly Json[];
}

/** Null where a form cannot show it: it is no object, or its rules are no list. */
export function filterForm(notification: Json): FilterForm | null {
  const filter = isObject(notification) ? memberOf(notification, 'filter') : null;
  if (filter === null) return { isOn: false, condition: 'AND', rules: [] };
  if (!isObject(filter)) return null;
  const rules = memberOf(filter, 'rule') ?? [];
  const flag = memberOf(filter, 'is_support_filter');
  if (!Array.isArray(rules)) return null;
  const said = memberOf(filter, 'condition') ?? 'AND';
  const condition = CONDITIONS.find((one) => one === said) ?? null;
  return { isOn: typeof flag === 'boolean' ? flag : null, condition, rules };
}

const NEW_FILTER: JsonObject = { is_support_filter: true, condition: 'AND', rule: [] };

function changeFilter(change: (filter: JsonObject, rules: readonly Json[]) => JsonObject | null): Change {
  return (notification) => {
    const object = isObject(notification) ? notification : {};
    const held = memberOf(object, 'filter') ?? NEW_FILTER;
    if (!isObject(held)) return notification;
    const rules = memberOf(held, 'rule') ?? [];
    return Array.isArray(rules) ? withMember(object, 'filter', change(held, rules)) : notification;
  };
}

export const switchFilter = (isOn: boolean): Change =>
  changeFilter((filter) => withMember(filter, 'is_support_filter', isOn));

export const setCondition = (condition: Condition): Change =>
  changeFilter((filter) => withMember(filter, 'condition', condition));

export const addRule = (rule: FilterRule): Change =>
  changeFilter((filter, rules) => withMember(filter, 'rule', [...rules, printRule(rule)]));

export const setRule = (at: number, rule: FilterRule): Change =>
  changeFilter((filter, rules) => withMember(filter, 'rule', withElement(rules, at, printRule(rule))));

export const removeRule = (at: number): Change =>
  changeFilter((filter, rules) => withMember(filter, 'rule', withElement(rules, at, null)));

export const removeFilter: Change = changeFilter(() => null);

/** What its line says; rules that say the same as before keep the form they were written in. */
export const setFilterLine = ({ condition, rules }: FilterLine): Change =>
  changeFilter((filter, before) => {
    const kept = new Map(before.map((each) => [canonical(each), each]));
    const next = rules.map((each) => kept.get(canonical(each)) ?? each);
    const joined = condition === null ? filter : withMember(filter, 'condition', condition);
    return withMember(joined, 'rule', next);
  });

function canonical(element: Json): string {
  const rule = typeof element === 'string' ? parseRule(element) : null;
  return JSON.stringify(rule === null ? element : printRule(rule));
}
