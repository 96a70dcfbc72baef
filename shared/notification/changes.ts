import type { Json } from '../model/json.ts';
import { namedOperations, operationKey } from './edit/operations.ts';
import { isObject, memberOf } from './json-value.ts';
import { parseRule, printRule } from './rule.ts';

/** What differs between two states of a notification, field by field; null: it is not there. */
export interface FieldChange {
  /** The member it is of, such as `operations` or `filter.rule`. */
  path: string;
  before: string | null;
  after: string | null;
}

interface Fact {
  path: string;
  text: string;
}

/** Lists element by element, whatever their order; all else member by member, in the order of the later state. */
export function fieldChanges(before: Json, after: Json): FieldChange[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  const changes: FieldChange[] = [];
  for (const [key, { path, text }] of now) {
    const held = old.get(key)?.text ?? null;
    if (held !== text) changes.push({ path, before: held, after: text });
  }
  for (const [key, { path, text }] of old)
    if (!now.has(key)) changes.push({ path, before: text, after: null });
  return changes;
}

const keyOf = (...parts: string[]): string => JSON.stringify(parts);

function factsOf(notification: Json): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  if (!isObject(notification)) return facts.set('', { path: '', text: JSON.stringify(notification) });
  for (const [name, value] of Object.entries(notification)) {
    // Null and absent are one.
    if (value === null) continue;
    if (name === 'operations' && Array.isArray(value)) addOperations(facts, notification, value);
    else if (name === 'notify_user_list' && Array.isArray(value))
      value.forEach((group) => addUsers(facts, group));
    else if (name === 'filter' && isObject(value)) addFilter(facts, value);
    else facts.set(keyOf(name), { path: name, text: textOf(value) });
  }
  return facts;
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function addOperations(facts: Map<string, Fact>, notification: Json, entries: readonly Json[]): void {
  const path = 'operations';
  for (const operation of namedOperations(notification)) {
    const { service_type, resource_type, trace_name } = operation;
    const text = [service_type, resource_type, trace_name].join(' > ');
    facts.set(keyOf(path, operationKey(operation)), { path, text });
  }
  // Entries that name nothing, or cannot be read, or hold more than the three.
  for (const entry of entries) {
    const rest = isObject(entry) ? withoutKnown(entry) : entry;
    if (rest !== null)
      facts.set(keyOf(path, 'rest', JSON.stringify(rest)), { path, text: JSON.stringify(rest) });
  }
}

function withoutKnown(entry: { [name: string]: Json }): Json {
  if (namedOperations({ operations: [entry] }).length === 0) return entry;
  const { trace_names: names, ...others } = entry;
  const odd = Array.isArray(names) ? names.filter((name) => typeof name !== 'string') : [];
  const isPlain = Object.keys(others).every((name) => name === 'service_type' || name === 'resource_type');
  return isPlain && odd.length === 0
    ? null
    : { ...others, ...(odd.length === 0 ? {} : { trace_names: odd }) };
}

function addUsers(facts: Map<string, Fact>, group: Json): void {
  const path = 'notify_user_list';
  const list = isObject(group) ? memberOf(group, 'user_list') : null;
  if (!isObject(group) || !Array.isArray(list) || list.length === 0) {
    facts.set(keyOf(path, JSON.stringify(group)), { path, text: JSON.stringify(group) });
    return;
  }
  const label = memberOf(group, 'user_group');
  const others = Object.fromEntries(
    Object.entries(group).filter(([name]) => name !== 'user_list' && name !== 'user_group'),
  );
  for (const user of list)
    facts.set(keyOf(path, textOf(label), textOf(user)), { path, text: `${textOf(label)}: ${textOf(user)}` });
  if (Object.keys(others).length > 0)
    facts.set(keyOf(path, textOf(label), 'rest', JSON.stringify(others)), {
      path,
      text: JSON.stringify(others),
    });
}

function addFilter(facts: Map<string, Fact>, filter: { [name: string]: Json }): void {
  for (const [name, value] of Object.entries(filter)) {
    const path = `filter.${name}`;
    if (value === null) continue;
    if (name !== 'rule' || !Array.isArray(value)) {
      facts.set(keyOf(path), { path, text: textOf(value) });
      continue;
    }
    for (const each of value) {
      const rule = typeof each === 'string' ? parseRule(each) : null;
      const text = rule === null ? textOf(each) : printRule(rule);
      facts.set(keyOf(path, text), { path, text });
    }
  }
}
